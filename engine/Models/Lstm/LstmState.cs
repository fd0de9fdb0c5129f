using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Music;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// Hidden and cell vectors of every layer, zero before the first token, and the scratch memory of a step. Owned by one
/// thread at a time. [engine]
/// </summary>
internal sealed class LstmState : IModelState
{
    /// <summary>Units are padded to a multiple of this, the widest vector's floats.</summary>
    public const int UnitMultiple = 16;

    private readonly float[] _memory; // for each layer: h, then c
    private readonly float[] _scratch;
    private readonly float[] _pastScratch;
    private readonly int _units;

    /// <param name="layers">Recurrent layers.</param>
    /// <param name="units">Units of each, padded.</param>
    /// <param name="scratch">The most floats that a layer writes at once.</param>
    /// <param name="past">What the music did before; null = the model does not read it.</param>
    /// <param name="pastScratch">Floats that reading it takes.</param>
    public LstmState(int layers, int units, int scratch, LookBackInputs? past = null, int pastScratch = 0)
    {
        _units = units;
        Past = past;
        _pastScratch = new float[pastScratch];
        _memory = GC.AllocateArray<float>(2 * layers * units, pinned: true);
        _scratch = GC.AllocateArray<float>(scratch, pinned: true);
    }

    public int Layers => _memory.Length / (2 * _units);

    public int Units => _units;

    public Span<float> Scratch => _scratch;

    public Span<float> Hidden(int layer) => _memory.AsSpan(2 * layer * _units, _units);

    public Span<float> Cell(int layer) => _memory.AsSpan((2 * layer + 1) * _units, _units);

    public LookBackInputs? Past { get; }

    public Span<float> PastScratch => _pastScratch;

    public float Return { get; set; } = 1;

    public void Reset(Ticks? barLength = null)
    {
        Array.Clear(_memory);
        Past?.Reset(barLength ?? Meter.Common.BarLength);
    }

    public void Tell(Key? key, int? barsToGo)
    {
        if (Past is null)
            return;
        Past.HeldKey = key;
        Past.EndBar = Past.Bar + barsToGo;
    }

    public void CopyFrom(IModelState other)
    {
        if (other is not LstmState state || state._units != _units || state._memory.Length != _memory.Length)
            throw new ArgumentException("The other state belongs to another model.", nameof(other));
        state._memory.CopyTo(_memory, 0);
        Return = state.Return;
        if (state.Past is not null)
            Past?.Follow(state.Past);
    }

    public IStateMark CreateMark() => new Mark(this);

    /// <summary>A step overwrites the vectors, some kilobytes; the past only grows.</summary>
    private sealed class Mark(LstmState state) : IStateMark
    {
        private readonly float[] _memory = new float[state._memory.Length];
        private int _past;

        public void Set()
        {
            state._memory.CopyTo(_memory, 0);
            _past = state.Past?.Count ?? 0;
        }

        public void GoBack()
        {
            _memory.CopyTo(state._memory, 0);
            state.Past?.GoBackTo(_past);
        }
    }
}
