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
    private readonly int _units;

    /// <param name="layers">Recurrent layers.</param>
    /// <param name="units">Units of each, padded.</param>
    /// <param name="scratch">The most floats that a layer writes at once.</param>
    public LstmState(int layers, int units, int scratch)
    {
        _units = units;
        _memory = GC.AllocateArray<float>(2 * layers * units, pinned: true);
        _scratch = GC.AllocateArray<float>(scratch, pinned: true);
    }

    public int Layers => _memory.Length / (2 * _units);

    public int Units => _units;

    public Span<float> Scratch => _scratch;

    public Span<float> Hidden(int layer) => _memory.AsSpan(2 * layer * _units, _units);

    public Span<float> Cell(int layer) => _memory.AsSpan((2 * layer + 1) * _units, _units);

    public void Reset() => Array.Clear(_memory);

    public void CopyFrom(IModelState other)
    {
        if (other is not LstmState state || state._units != _units || state._memory.Length != _memory.Length)
            throw new ArgumentException("The other state belongs to another model.", nameof(other));
        state._memory.CopyTo(_memory, 0);
    }

    // A step overwrites all of it, and all of it is some kilobytes.
    public IStateMark CreateMark() => new CopyMark(this, new LstmState(Layers, _units, scratch: 0));
}
