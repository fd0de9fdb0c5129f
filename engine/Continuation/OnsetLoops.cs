namespace Continuo.Engine.Continuation;

/// <summary>
/// Which blocks of onsets the music is repeating, back to back, where it stands. An onset is the set of pitches that
/// begin together; their rhythm does not count. Allocates nothing after it is made; one thread at a time.
/// </summary>
public sealed class OnsetLoops
{
    private const int Longest = LoopLimits.LongestBlock; // a power of two

    private readonly UInt128[] _onsets = new UInt128[Longest]; // the last ones
    private readonly int[] _repeats = new int[Longest + 1]; // by block: onsets in a row that equal the one a block ago
    private int _next;
    private int _count; // onsets at hand

    public void Clear()
    {
        _next = _count = 0;
        Array.Clear(_repeats);
    }

    public void CopyFrom(OnsetLoops other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other._onsets.CopyTo(_onsets, 0);
        other._repeats.CopyTo(_repeats, 0);
        (_next, _count) = (other._next, other._count);
    }

    /// <summary>Takes the next onset.</summary>
    /// <param name="pitches">A bit for each MIDI number; at least one.</param>
    public void Add(UInt128 pitches)
    {
        for (int block = 1; block <= _count; block++)
            _repeats[block] = Ago(block) == pitches ? _repeats[block] + 1 : 0;
        _onsets[_next] = pitches;
        _next = (_next + 1) % Longest;
        _count = Math.Min(_count + 1, Longest);
    }

    /// <summary>
    /// Onsets of the loop of a block that the last onset belongs to; 0 when the block has not yet sounded twice in a
    /// row, or when all of it is a loop of a shorter block.
    /// </summary>
    /// <param name="block">1 to <see cref="LoopLimits.LongestBlock"/> onsets.</param>
    public int LengthOf(int block)
    {
        int length = Periodic(block);
        if (length < 2 * block)
            return 0;
        for (int shorter = 1; shorter < block; shorter++)
            if (Periodic(shorter) >= length)
                return 0;
        return length;
    }

    /// <summary>The onset that would make some loop longer than the limits.</summary>
    /// <param name="limits">The most onsets.</param>
    /// <param name="block">The shortest block to look at; afterwards the one behind the block that was found.</param>
    /// <param name="pitches">What may not come next.</param>
    /// <returns>False when there is none, from that block on.</returns>
    public bool TryFindForbidden(LoopLimits limits, ref int block, out UInt128 pitches)
    {
        ArgumentNullException.ThrowIfNull(limits);
        for (; block <= _count; block++)
        {
            if (Periodic(block) < limits.MostOf(block) || WouldBeOfShorter(block))
                continue;
            pitches = Ago(block++);
            return true;
        }

        pitches = 0;
        return false;
    }

    /// <summary>The last onsets of which each equals the one a block before, and that first block.</summary>
    private int Periodic(int block) => _repeats[block] + block;

    private UInt128 Ago(int block) => _onsets[(_next - block) & (Longest - 1)];

    /// <summary>What would make a block's loop longer would make a shorter one's as long.</summary>
    private bool WouldBeOfShorter(int block)
    {
        for (int shorter = 1; shorter < block; shorter++)
            if (Ago(shorter) == Ago(block) && Periodic(shorter) >= Periodic(block))
                return true;
        return false;
    }
}
