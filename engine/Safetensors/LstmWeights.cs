using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Models.Lstm;

namespace Continuo.Engine.Safetensors;

/// <summary>
/// From a file's tensors to an LSTM's packed layers. Costs tens of milliseconds and twice the weights' memory.
/// </summary>
/// <param name="file">
/// PyTorch's names: <c>embedding.weight</c> [V, E]; <c>style.weight</c> [1 + styles, E] where there are styles; for
/// each layer n <c>lstm.weight_ih_ln</c> [4H, E or H], <c>lstm.weight_hh_ln</c> [4H, H], <c>lstm.bias_ih_ln</c> and
/// <c>lstm.bias_hh_ln</c> [4H]; <c>output.weight</c> [V, H] unless tied; <c>output.bias</c> [V]. Where the model looks
/// back, with G guesses, R classes of their runs and T = <see cref="LookBackInputs.ToldClasses"/>:
/// <c>look_back.guess.weight</c> [E, G · E], <c>look_back.told.weight</c> [T, E], <c>look_back.gate.weight</c> [G, H],
/// <c>look_back.run.weight</c> [G, R].
/// </param>
/// <param name="config">Sizes that the tensors must have; without a problem.</param>
/// <param name="tokenizer">The encoding, which a model that looks back needs.</param>
internal sealed class LstmWeights(WeightsFile file, ModelConfig config, ITokenizer? tokenizer)
{
    private readonly int _hidden = config.HiddenSize;
    private readonly int _units = LstmModel.PaddedUnits(config);
    private readonly HashSet<string> _used = [];
    private int _scratch;

    /// <exception cref="WeightsFileException">A tensor is missing, unexpected, of another shape, or not
    /// finite.</exception>
    public LstmModel Pack()
    {
        float[] vectors = Take("embedding.weight", config.VocabularySize, config.EmbeddingSize);
        FloatMatrix input = Gates("lstm.weight_ih_l0", config.EmbeddingSize);
        var embedding = new Embedding(vectors, input, Bias(0));
        StyleVectors? styles =
            config.StyleRows == 0 ? null : new(Take("style.weight", config.StyleRows, config.EmbeddingSize), input);
        var cells = new LstmCell[config.Layers];
        var inputs = new Dense[config.Layers - 1];
        for (int layer = 0; layer < config.Layers; layer++)
        {
            cells[layer] = new LstmCell(Gates(FormattableString.Invariant($"lstm.weight_hh_l{layer}"), _hidden));
            if (layer > 0)
                inputs[layer - 1] = new Dense(
                    Gates(FormattableString.Invariant($"lstm.weight_ih_l{layer}"), _hidden), Bias(layer));
        }
        float[] output = config.TieWeights ? vectors : Take("output.weight", config.VocabularySize, _hidden);
        var dense = new Dense(
            new FloatMatrix(output, config.VocabularySize, _hidden), Take("output.bias", config.VocabularySize));
        LookBackLayer? lookBack = config.LookBack ? PackLookBack(vectors, input) : null;
        if (file.TensorNames.FirstOrDefault(name => !_used.Contains(name)) is { } stranger)
            throw new WeightsFileException(file.FileName, "this model has no such tensor", stranger);
        return new LstmModel(
            config, embedding, styles, inputs, cells, dense, Math.Max(_scratch, dense.PaddedOutputs), lookBack,
            tokenizer);
    }

    private LookBackLayer PackLookBack(float[] vectors, IMatrix input)
    {
        if (tokenizer?.CreateBarHistory(1) is null)
            throw new WeightsFileException(
                file.FileName, $"the model looks back, which '{tokenizer?.Id ?? "no encoding"}' has no bars for");
        const int Guesses = LookBackInputs.Guesses;
        int width = config.EmbeddingSize;
        return new(
            vectors,
            Take("look_back.guess.weight", width, Guesses * width),
            Take("look_back.told.weight", LookBackInputs.ToldClasses, width),
            input,
            new FloatMatrix(Take("look_back.gate.weight", Guesses, _hidden), Guesses, _hidden),
            Take("look_back.run.weight", Guesses, LookBackInputs.RunClasses));
    }

    private float[] Take(string name, params int[] shape)
    {
        _used.Add(name);
        return file.Floats(name, shape);
    }

    private FloatMatrix Gates(string name, int columns)
    {
        float[] weights = Take(name, 4 * _hidden, columns);
        var matrix = new FloatMatrix(PadGates(weights, columns), 4 * _units, columns);
        _scratch = Math.Max(_scratch, matrix.PaddedRows);
        return matrix;
    }

    private float[] Bias(int layer)
    {
        float[] input = Take(FormattableString.Invariant($"lstm.bias_ih_l{layer}"), 4 * _hidden);
        float[] recurrent = Take(FormattableString.Invariant($"lstm.bias_hh_l{layer}"), 4 * _hidden);
        for (int i = 0; i < input.Length; i++)
            input[i] += recurrent[i];
        return PadGates(input, 1);
    }

    /// <summary>Each gate's H rows, followed by zero rows up to the padded count.</summary>
    private float[] PadGates(float[] rows, int columns)
    {
        if (_units == _hidden)
            return rows;
        var padded = new float[4 * _units * columns];
        for (int gate = 0; gate < 4; gate++)
            rows.AsSpan(gate * _hidden * columns, _hidden * columns).CopyTo(padded.AsSpan(gate * _units * columns));
        return padded;
    }
}
