using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Safetensors;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// Embedding, one to three LSTM layers, a dense layer: the classic of next-note prediction, in 32-bit floats. Immutable
/// [any]. A step costs about 4 bytes of memory traffic for each recurrent weight: on one core some 15 µs for one layer
/// of 256, 200 µs for two of 512. The same weights and tokens give the same bits on every run on a machine, and on all
/// machines with fused multiply-add (see <see cref="FloatMatrix"/>).
/// </summary>
public sealed class LstmModel : IMusicModel
{
    /// <summary>The name of this kind in <see cref="ModelConfig.Model"/>.</summary>
    public const string Kind = "lstm";

    private readonly Embedding _embedding;
    private readonly Dense[] _inputs; // of layers 1 and up; layer 0's is folded into the embedding
    private readonly StyleVectors? _styles;
    private readonly int _style;
    private readonly LstmModel? _owner; // keeps the shared weights findable as long as one style is in use
    private readonly LstmCell[] _cells;
    private readonly Dense _output;
    private readonly int _units;
    private readonly int _scratch;

    private LstmModel(ModelConfig config, Embedding embedding, StyleVectors? styles, Dense[] inputs, LstmCell[] cells, Dense output, int scratch)
    {
        Config = config;
        _embedding = embedding;
        _styles = styles;
        _inputs = inputs;
        _cells = cells;
        _output = output;
        _units = PaddedUnits(config);
        _scratch = scratch;
    }

    private LstmModel(LstmModel other, int style)
        : this(other.Config, other._embedding, other._styles, other._inputs, other._cells, other._output, other._scratch)
    {
        _style = style;
        _owner = other._owner ?? other;
    }

    public ModelConfig Config { get; }

    public int VocabularySize => Config.VocabularySize;

    /// <summary>Packs the weights for playing. Costs some tens of milliseconds and twice the weights' memory.</summary>
    /// <param name="weights">
    /// PyTorch's names: <c>embedding.weight</c> [V, E]; <c>style.weight</c> [1 + styles, E] where there are styles; for each layer n <c>lstm.weight_ih_ln</c> [4H, E or H],
    /// <c>lstm.weight_hh_ln</c> [4H, H], <c>lstm.bias_ih_ln</c> and <c>lstm.bias_hh_ln</c> [4H]; <c>output.weight</c>
    /// [V, H] unless tied; <c>output.bias</c> [V].
    /// </param>
    /// <param name="config">Sizes that the tensors must have.</param>
    /// <exception cref="WeightsFileException">A tensor is missing, unexpected, of another shape, or not finite.</exception>
    public static LstmModel FromWeights(WeightsFile weights, ModelConfig config)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(config);
        if (config.Problem() is { } problem)
            throw new WeightsFileException(weights.FileName, problem);
        return new LstmWeights(weights, config).Pack();
    }

    public IMusicModel InStyle(string? style)
    {
        int row = Config.StyleRow(style);
        if (row < 0)
            throw new ArgumentException($"The model knows no style '{style}'; it knows {(Config.Styles.Length == 0 ? "none" : Config.Styles)}.", nameof(style));
        return row == _style ? this : new LstmModel(this, row);
    }

    public IModelState CreateState() => new LstmState(Config.Layers, _units, _scratch);

    public void Step(IModelState state, Token token, Span<float> logits)
    {
        if (state is not LstmState memory || memory.Layers != _cells.Length || memory.Units != _units || memory.Scratch.Length < _scratch)
            throw new ArgumentException("The state belongs to another model.", nameof(state));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token.Id, (uint)VocabularySize, nameof(token));
        if (!logits.IsEmpty && logits.Length < VocabularySize)
            throw new ArgumentException("One logit for each symbol of the vocabulary, or none.", nameof(logits));

        Span<float> scratch = memory.Scratch;
        _embedding.CopyTo(token, scratch);
        _styles?.AddTo(_style, scratch[..(4 * _units)]);
        _cells[0].Step(scratch, memory.Hidden(0), memory.Cell(0));
        for (int layer = 1; layer < _cells.Length; layer++)
        {
            _inputs[layer - 1].Step(memory.Hidden(layer - 1), scratch);
            _cells[layer].Step(scratch, memory.Hidden(layer), memory.Cell(layer));
        }
        if (logits.IsEmpty)
            return;
        _output.Step(memory.Hidden(_cells.Length - 1), scratch);
        scratch[..VocabularySize].CopyTo(logits);
    }

    private static int PaddedUnits(ModelConfig config) =>
        (config.HiddenSize + LstmState.UnitMultiple - 1) / LstmState.UnitMultiple * LstmState.UnitMultiple;

    /// <summary>From a file's tensors to packed layers.</summary>
    private sealed class LstmWeights(WeightsFile file, ModelConfig config)
    {
        private readonly int _hidden = config.HiddenSize;
        private readonly int _units = PaddedUnits(config);
        private readonly HashSet<string> _used = [];
        private int _scratch;

        public LstmModel Pack()
        {
            float[] vectors = Take("embedding.weight", config.VocabularySize, config.EmbeddingSize);
            FloatMatrix input = Gates("lstm.weight_ih_l0", config.EmbeddingSize);
            var embedding = new Embedding(vectors, input, Bias(0));
            StyleVectors? styles = config.StyleRows == 0 ? null : new(Take("style.weight", config.StyleRows, config.EmbeddingSize), input);
            var cells = new LstmCell[config.Layers];
            var inputs = new Dense[config.Layers - 1];
            for (int layer = 0; layer < config.Layers; layer++)
            {
                cells[layer] = new LstmCell(Gates(FormattableString.Invariant($"lstm.weight_hh_l{layer}"), _hidden));
                if (layer > 0)
                    inputs[layer - 1] = new Dense(Gates(FormattableString.Invariant($"lstm.weight_ih_l{layer}"), _hidden), Bias(layer));
            }
            float[] output = config.TieWeights ? vectors : Take("output.weight", config.VocabularySize, _hidden);
            var dense = new Dense(new FloatMatrix(output, config.VocabularySize, _hidden), Take("output.bias", config.VocabularySize));
            if (file.TensorNames.FirstOrDefault(name => !_used.Contains(name)) is { } stranger)
                throw new WeightsFileException(file.FileName, "this model has no such tensor", stranger);
            return new LstmModel(config, embedding, styles, inputs, cells, dense, Math.Max(_scratch, dense.PaddedOutputs));
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
}
