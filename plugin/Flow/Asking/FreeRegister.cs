using Continuo.Engine;
using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// The register that a phrase leaves free: above its highest note or below its lowest, whichever has more room.
/// </summary>
internal readonly struct FreeRegister
{
    // Where instruments are at home; room beyond does not count.
    private const int Deepest = 28; // E1
    private const int Topmost = 96; // C7

    // Only what was played lately is in the way.
    private const int Recent = 32;

    private readonly bool _isWanted;
    private readonly int _low;
    private readonly int _high;

    /// <param name="isWanted">False: the options are unchanged.</param>
    /// <param name="phrase">In order of arrival.</param>
    public FreeRegister(bool isWanted, ReadOnlySpan<Note> phrase)
    {
        _isWanted = isWanted && !phrase.IsEmpty;
        (_low, _high) = (127, 0);
        foreach (ref readonly Note note in phrase[Math.Max(0, phrase.Length - Recent)..])
        {
            _low = Math.Min(_low, note.Pitch.Number);
            _high = Math.Max(_high, note.Pitch.Number);
        }
    }

    /// <summary>
    /// The options, kept out of the phrase's register; as they are where there
    /// is no room. The range that they have is kept to.
    /// </summary>
    public EngineOptions Keep(in EngineOptions options)
    {
        int above = Math.Min((int)options.Highest.Number, Topmost) - _high;
        int below = _low - Math.Max((int)options.Lowest.Number, Deepest);
        if (!_isWanted || Math.Max(above, below) < 1)
            return options;
        return above >= below
            ? options with { Lowest = new((byte)Math.Max((int)options.Lowest.Number, _high + 1)) }
            : options with { Highest = new((byte)Math.Min((int)options.Highest.Number, _low - 1)) };
    }
}
