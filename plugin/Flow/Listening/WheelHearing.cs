using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>A wheel, by the number of its controller in VST 3.</summary>
internal enum Wheel : byte
{
    Modulation = 1,
    PitchBend = 129,
}

/// <summary>A wheel is moved.</summary>
/// <param name="At">Position, or time since the onset of a note.</param>
/// <param name="Channel">0..15.</param>
/// <param name="Wheel">Pitch bend or modulation.</param>
/// <param name="Value">Where it is moved to, 0..1.</param>
internal readonly record struct WheelMove(Ticks At, byte Channel, Wheel Wheel, float Value);

/// <summary>How the player has moved the wheels in the last phrases.</summary>
/// <remarks>Owner: [pump]. Fixed size: when it is full, the oldest is forgotten.</remarks>
internal sealed class WheelHearing
{
    /// <summary>Moves that are kept.</summary>
    public const int Capacity = 2048;

    private readonly WheelMove[] _moves = new WheelMove[Capacity];
    private long _count;

    /// <summary>How many moves are known.</summary>
    public int Count => (int)Math.Min(_count, Capacity);

    /// <summary>Where the wheels stood before the first of them.</summary>
    public WheelPlaces Before { get; } = new();

    /// <summary>Counted from the oldest that is known.</summary>
    public ref readonly WheelMove this[int index] => ref _moves[(_count - Count + index) % Capacity];

    /// <summary>The next move; it does not lie before the one that was heard last.</summary>
    public void Hear(in WheelMove move)
    {
        if (Count == Capacity)
            Before.Take(this[0]);
        _moves[_count++ % Capacity] = move;
    }

    /// <summary>The music goes on elsewhere: the moves are forgotten, where the wheels stand is not.</summary>
    public void ForgetMoves()
    {
        for (int i = 0; i < Count; i++)
            Before.Take(this[i]);
        _count = 0;
    }

    /// <summary>Moves all that was heard in time.</summary>
    public void Shift(Ticks by)
    {
        for (int i = 0; i < _moves.Length; i++)
            _moves[i] = _moves[i] with { At = _moves[i].At + by };
    }
}
