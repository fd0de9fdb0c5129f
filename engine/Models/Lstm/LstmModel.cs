using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.LookingBack;

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
    private readonly LookBackLayer? _lookBack;
    private readonly ITokenizer? _tokenizer; // of a model that looks back
    private readonly int _units;
    private readonly int _scratch;

    /// <summary>From packed layers.</summary>
    internal LstmModel(
        ModelConfig config, Embedding embedding, StyleVectors? styles, Dense[] inputs, LstmCell[] cells, Dense output,
        int scratch, LookBackLayer? lookBack, ITokenizer? tokenizer)
    {
        Config = config;
        _embedding = embedding;
        _styles = styles;
        _inputs = inputs;
        _cells = cells;
        _output = output;
        _units = PaddedUnits(config);
        _scratch = scratch;
        _lookBack = lookBack;
        _tokenizer = tokenizer;
    }

    private LstmModel(LstmModel other, int style) : this(
        other.Config, other._embedding, other._styles, other._inputs, other._cells, other._output, other._scratch,
        other._lookBack, other._tokenizer)
    {
        _style = style;
        _owner = other._owner ?? other;
    }

    public ModelConfig Config { get; }

    public int VocabularySize => Config.VocabularySize;

    public IMusicModel InStyle(string? style)
    {
        int row = Config.StyleRow(style);
        if (row < 0)
            throw new ArgumentException(
                $"The model knows no style '{style}'; it knows {(Config.Styles.Length == 0 ? "none" : Config.Styles)}.",
                nameof(style));
        return row == _style ? this : new LstmModel(this, row);
    }

    public IModelState CreateState() => _lookBack is null
        ? new LstmState(Config.Layers, _units, _scratch)
        : new LstmState(Config.Layers, _units, _scratch, new LookBackInputs(_tokenizer!), _lookBack.Scratch);

    public void Step(IModelState state, Token token, Span<float> logits)
    {
        if (state is not LstmState memory
            || memory.Layers != _cells.Length
            || memory.Units != _units
            || memory.Past is null != _lookBack is null
            || memory.Scratch.Length < _scratch)
            throw new ArgumentException("The state belongs to another model.", nameof(state));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)token.Id, (uint)VocabularySize, nameof(token));
        if (!logits.IsEmpty && logits.Length < VocabularySize)
            throw new ArgumentException("One logit for each symbol of the vocabulary, or none.", nameof(logits));

        Span<float> scratch = memory.Scratch;
        _embedding.CopyTo(token, scratch);
        _styles?.AddTo(_style, scratch[..(4 * _units)]);
        ReadOnlySpan<ushort> past = memory.Past is null ? default : memory.Past.Take(token);
        _lookBack?.AddTo(past, memory.Return > 0, memory.PastScratch, scratch);
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
        if (memory.Return > 0)
            _lookBack?.Raise(past, memory.Return, memory.Hidden(_cells.Length - 1), memory.PastScratch, logits);
    }

    /// <summary>Units of a layer with those that fill up the last vector.</summary>
    internal static int PaddedUnits(ModelConfig config) =>
        (config.HiddenSize + LstmState.UnitMultiple - 1) / LstmState.UnitMultiple * LstmState.UnitMultiple;
}
