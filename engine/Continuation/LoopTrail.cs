using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Continuation;

/// <summary>
/// The loops of the music under way, symbol by symbol, and which notes would make them too long. Allocates nothing
/// after it is made; one thread at a time.
/// </summary>
/// <param name="tokenizer">The encoding of the symbols.</param>
public sealed class LoopTrail(ITokenizer tokenizer)
{
    private UInt128 _open; // what has begun at the onset under way

    /// <summary>Of the onsets that are complete.</summary>
    public OnsetLoops Loops { get; } = new();

    public void Clear()
    {
        _open = 0;
        Loops.Clear();
    }

    public void CopyFrom(LoopTrail other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _open = other._open;
        Loops.CopyFrom(other.Loops);
    }

    /// <summary>Takes the next symbol; true when it completes an onset.</summary>
    public bool Add(Token token)
    {
        _open |= tokenizer.PitchesOf(token);
        if (_open == 0 || !tokenizer.PassesTime(token))
            return false;
        Loops.Add(_open);
        _open = 0;
        return true;
    }

    /// <summary>
    /// The pitches that may come without making a loop longer than the limits. Where an onset may not come again its
    /// highest note may not, which is the melody's; but the last pitch that is left always may.
    /// </summary>
    /// <param name="pitches">Those that may come as far as anything else goes, a bit for each MIDI number.</param>
    /// <param name="limits">How long loops may last.</param>
    public UInt128 Within(UInt128 pitches, LoopLimits limits)
    {
        int block = 1;
        while (Loops.TryFindForbidden(limits, ref block, out UInt128 onset))
        {
            UInt128 others = pitches & ~(UInt128.One << (int)UInt128.Log2(onset));
            bool isOtherAlready = (_open & ~onset) != 0;
            if (others != 0 && !isOtherAlready)
                pitches = others;
        }

        return pitches;
    }
}
