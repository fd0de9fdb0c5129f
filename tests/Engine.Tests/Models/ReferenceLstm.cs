using Continuo.Engine.Models.Lstm;
using Continuo.Engine.Safetensors;

namespace Continuo.Engine.Tests.Models;

/// <summary>
/// The oracle: the equations of PyTorch's nn.LSTM page written out in double precision, one number at a time, with
/// nothing folded, packed, padded or vectorised.
/// </summary>
internal sealed class ReferenceLstm(ModelConfig config, IEnumerable<WeightsTensor> tensors)
{
    private readonly Dictionary<string, float[]> _weights = tensors.ToDictionary(
        tensor => tensor.Name, tensor => tensor.Values.ToArray());
    private readonly double[][] _hidden =
    [
        .. Enumerable.Range(0, config.Layers).Select(_ => new double[config.HiddenSize]),
    ];
    private readonly double[][] _cell =
    [
        .. Enumerable.Range(0, config.Layers).Select(_ => new double[config.HiddenSize]),
    ];

    public double[] Step(int token)
    {
        double[] x = [.. _weights["embedding.weight"].Skip(token * config.EmbeddingSize).Take(config.EmbeddingSize)];
        for (int layer = 0; layer < config.Layers; layer++)
            x = StepLayer(layer, x);
        string output = config.TieWeights ? "embedding.weight" : "output.weight";
        return [.. Enumerable.Range(0, config.VocabularySize)
            .Select(row => _weights["output.bias"][row] + Dot(output, row, x))];
    }

    private double[] StepLayer(int layer, double[] x)
    {
        int units = config.HiddenSize;
        double[] before = _hidden[layer];
        var after = new double[units];
        for (int k = 0; k < units; k++)
        {
            double i = Sigmoid(Gate(0 * units + k));
            double f = Sigmoid(Gate(1 * units + k));
            double g = Math.Tanh(Gate(2 * units + k));
            double o = Sigmoid(Gate(3 * units + k));
            _cell[layer][k] = f * _cell[layer][k] + i * g;
            after[k] = o * Math.Tanh(_cell[layer][k]);
        }
        return _hidden[layer] = after;

        double Gate(int row) =>
            Dot($"lstm.weight_ih_l{layer}", row, x) + _weights[$"lstm.bias_ih_l{layer}"][row] +
            Dot($"lstm.weight_hh_l{layer}", row, before) + _weights[$"lstm.bias_hh_l{layer}"][row];
    }

    private double Dot(string name, int row, double[] x)
    {
        double sum = 0;
        for (int column = 0; column < x.Length; column++)
            sum += _weights[name][row * x.Length + column] * x[column];
        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
