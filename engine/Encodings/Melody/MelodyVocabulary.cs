using System.Globalization;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Melody;

/// <summary>
/// The symbols of the melody encoding, by number: one for each sixteenth. Trained models depend on the numbers: a
/// change makes a new encoding.
/// </summary>
public static class MelodyVocabulary
{
    /// <summary>The grid's step: a sixteenth.</summary>
    public const int StepTicks = Ticks.PerQuarter / 4;

    /// <summary>The longest note or rest, in steps: four whole notes.</summary>
    public const int MaxRun = 64;

    /// <summary>Longer ones lose this many steps, or a multiple: whole bars of 4/4, 3/4, 2/4, 6/8 and 12/8.</summary>
    public const int RunCut = 48;

    /// <summary>Steps of rest before the first note at most: a bar's, less one.</summary>
    public const int MaxLead = StepGrid.MaxBarQuarters * 4 - 1;

    public const int Song = 0;
    public const int Hold = 1;
    public const int Rest = 2;
    public const int FirstPitch = 3;
    public const int Size = FirstPitch + 128;

    /// <summary>The number of steps that stands for a number of steps.</summary>
    public static int Shorten(long steps) =>
        (int)(steps <= MaxRun ? steps : steps - (steps - MaxRun + RunCut - 1) / RunCut * RunCut);

    public static TokenKind KindOf(int id) => id switch
    {
        Song => TokenKind.Structure,
        Hold => TokenKind.Duration,
        Rest => TokenKind.Timing,
        _ => TokenKind.Pitch,
    };

    internal static Vocabulary CreateVocabulary() =>
        new(["/", "_", "r", .. Enumerable.Range(0, 128).Select(pitch => pitch.ToString(CultureInfo.InvariantCulture))]);
}
