using System.Globalization;
using System.Numerics;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.NoteChord;

/// <summary>
/// The symbols of the note-and-chord encoding: a fixed frame of steps and lengths, all single notes of the piano, and a
/// choice of chords. The names tell it all ("Step 3", "Length 12", "60", "60.64.67"), so that a model's own choice is
/// read back from them. Immutable; [any] thread.
/// </summary>
public sealed class NoteChordVocabulary
{
    /// <summary>The grid's step: 12 to the quarter note holds sixteenths and their triplets.</summary>
    public const int StepTicks = Ticks.PerQuarter / 12;

    /// <summary>The longest Step symbol: a whole note. A longer time is several of these and what is left.</summary>
    public const int LongestStep = 48;

    /// <summary>From one onset to the next at most: four whole notes.</summary>
    public const int MaxGap = 192;

    /// <summary>Longer ones lose this many steps, or a multiple: whole bars of 4/4, 3/4, 2/4, 6/8 and 12/8.</summary>
    public const int GapCut = 144;

    /// <summary>Steps before the first note at most: a bar's, less one.</summary>
    public const int MaxLead = StepGrid.MaxBarQuarters * 12 - 1;

    public const int LowestPitch = EventVocabulary.LowestPitch;
    public const int PitchCount = EventVocabulary.PitchCount;

    /// <summary>The lengths that a note can have, in grid steps, ascending.</summary>
    public static readonly int[] Lengths =
    [
        1, 2, 3, 4, 6, 8, 9, 12, 15, 16, 18, 20, 21, 24, // to a half
        28, 30, 32, 33, 36, 42, 48, 60, 64, 72, 84, 96, 120, 144, 192, // to four wholes
    ];

    public const int Begin = 0;
    public const int End = 1;
    public const int FirstStep = 2;
    public const int FirstLength = FirstStep + LongestStep;
    public static readonly int FirstChord = FirstLength + Lengths.Length;

    private readonly UInt128[] _chords; // a bit for each pitch, from LowestPitch on
    private readonly Dictionary<UInt128, int> _ids = [];

    /// <param name="chords">Sets of two or more pitches, a bit for each from
    /// <see cref="LowestPitch"/> on; none twice.</param>
    public NoteChordVocabulary(IEnumerable<UInt128> chords)
    {
        ArgumentNullException.ThrowIfNull(chords);
        _chords = [.. Enumerable.Range(0, PitchCount).Select(pitch => UInt128.One << pitch), .. chords];
        for (int i = 0; i < _chords.Length; i++)
        {
            if (_chords[i] >> PitchCount != 0
                || !_ids.TryAdd(_chords[i], FirstChord + i)
                || (i >= PitchCount && UInt128.PopCount(_chords[i]) < 2))
                throw new ArgumentException(
                    $"Chord {i - PitchCount} is none, there already, or beyond the piano.", nameof(chords));
        }

        Symbols = new(
        [
            "Begin", "End",
            .. Enumerable.Range(1, LongestStep).Select(step => FormattableString.Invariant($"Step {step}")),
            .. Lengths.Select(steps => FormattableString.Invariant($"Length {steps}")),
            .. _chords.Select(NameOf),
        ]);
    }

    public Vocabulary Symbols { get; }

    public int Size => FirstChord + _chords.Length;

    /// <summary>The pitches of a note or chord symbol, a bit for each.</summary>
    public UInt128 PitchesOf(int id) => _chords[id - FirstChord];

    /// <summary>The symbol of exactly these pitches; -1 when there is none.</summary>
    public int Find(UInt128 pitches) => _ids.GetValueOrDefault(pitches, -1);

    /// <summary>What the names say; null when they are not such a vocabulary's.</summary>
    public static NoteChordVocabulary? Parse(Vocabulary names)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<UInt128> chords = [];
        foreach (string name in names.Names.Skip(FirstChord + PitchCount))
        {
            UInt128 chord = 0;
            foreach (string pitch in name.Split('.'))
            {
                if (!int.TryParse(pitch, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                    || number - LowestPitch is < 0 or >= PitchCount)
                    return null;
                chord |= UInt128.One << (number - LowestPitch);
            }

            chords.Add(chord);
        }

        if (chords.Any(chord => UInt128.PopCount(chord) < 2) || chords.Distinct().Count() < chords.Count)
            return null;
        NoteChordVocabulary vocabulary = new(chords);
        return vocabulary.Symbols.Hash == names.Hash ? vocabulary : null;
    }

    public static int LowestOf(UInt128 pitches) => (int)UInt128.TrailingZeroCount(pitches);

    public static int HighestOf(UInt128 pitches) => 127 - (int)UInt128.LeadingZeroCount(pitches);

    /// <summary>The index in <see cref="Lengths"/> that comes nearest; of two equally near, the shorter.</summary>
    public static int LengthFor(long steps)
    {
        int index = 0;
        while (index + 1 < Lengths.Length && Lengths[index + 1] - steps < steps - Lengths[index])
            index++;
        return index;
    }

    /// <summary>The number of steps that stands for a number of steps from onset to onset.</summary>
    public static int Shorten(long steps) =>
        (int)(steps <= MaxGap ? steps : steps - (steps - MaxGap + GapCut - 1) / GapCut * GapCut);

    private static string NameOf(UInt128 pitches)
    {
        List<string> names = [];
        for (; pitches != 0; pitches &= pitches - 1)
            names.Add((LowestOf(pitches) + LowestPitch).ToString(CultureInfo.InvariantCulture));
        return string.Join('.', names);
    }
}
