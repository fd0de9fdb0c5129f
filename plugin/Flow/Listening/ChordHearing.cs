using System.Numerics;
using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>
/// The chord that answers follow: what was last struck together, until something else is. A key alone changes nothing,
/// nor does letting go; but keys of an earlier chord that are let go after the next was struck leave it.
/// </summary>
/// <remarks>Owner: [pump]. Fixed size.</remarks>
internal sealed class ChordHearing
{
    private const int Keys = 128;
    private const int LeastClasses = 2;

    // Keys struck within this are of one chord, however it was rolled.
    private static readonly Ticks Roll = new(Ticks.PerQuarter / 4);

    private readonly Ticks[] _struck = new Ticks[Keys];
    private UInt128 _down;
    private Ticks _latest;

    /// <summary>Its pitch classes, a bit for each; 0 = none has been heard.</summary>
    public int PitchClasses { get; private set; }

    public void NoteOn(Ticks at, Pitch pitch)
    {
        _down |= UInt128.One << pitch.Number;
        _struck[pitch.Number] = _latest = at;
        Read();
    }

    public void NoteOff(Pitch pitch)
    {
        UInt128 key = UInt128.One << pitch.Number;
        if ((_down & key) == 0)
            return;
        _down &= ~key;
        if (_struck[pitch.Number] + Roll < _latest)
            Read();
    }

    /// <summary>All keys are up.</summary>
    public void AllNotesOff() => _down = 0;

    /// <summary>Nothing has been heard.</summary>
    public void Forget() => (_down, PitchClasses) = (0, 0);

    /// <summary>Moves what is down in time.</summary>
    public void Shift(Ticks by)
    {
        _latest += by;
        for (int key = 0; key < Keys; key++)
            _struck[key] += by;
    }

    private void Read()
    {
        int classes = 0;
        for (int key = 0; key < Keys; key++)
            if ((_down >> key & 1) != 0)
                classes |= 1 << key % 12;
        if (BitOperations.PopCount((uint)classes) >= LeastClasses)
            PitchClasses = classes;
    }
}
