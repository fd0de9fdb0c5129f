using Continuo.Engine.Encodings.Shared;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>The answers of a run, or of a part of it, as expectations ask about them.</summary>
/// <param name="Whole">The run.</param>
/// <param name="Other">The run, at the same block size, of the scenario that it is compared with.</param>
internal sealed record Heard(ScenarioOutcome Whole, Heard? Other = null)
{
    // Notes on the edge of a part that rounding has moved across it.
    private const double Edge = 0.003;

    // A tick of 1/960 quarter.
    private const double Tick = 0.0012;

    private const int PitchBend = 129; // of VST 3's ControllerNumbers

    private double _from = double.NegativeInfinity;
    private double _to = double.PositiveInfinity;

    public List<HeardNote> Notes { get; private init; } = Whole.Answers;

    public int Count => Notes.Count;

    public HeardNote? FirstOrNull => Count > 0 ? Notes[0] : null;

    public HeardNote? LastOrNull => Count > 0 ? Notes[^1] : null;

    public double MeanVelocity => Notes.Select(note => note.Velocity).DefaultIfEmpty(0).Average();

    /// <summary>What sounds there, though it may have begun before.</summary>
    public List<HeardNote> Sounding => [
        .. Whole.Answers.Where(note => note.End > _from + 2 * Edge && note.Onset < _to - Edge),
    ];

    /// <summary>The pitch bends.</summary>
    public List<HeardController> Bends => [
        .. Whole.Controllers.Where(
            item => item.Number == PitchBend && item.At >= _from - Edge && item.At < _to - Edge),
    ];

    /// <summary>Notes that sound together, at most.</summary>
    public int Polyphony => Notes.Select(
        note => Whole.Answers.Count(other => other.Onset <= note.Onset + Edge && other.End > note.Onset + 2 * Edge))
        .DefaultIfEmpty(0).Max();

    /// <summary>The notes that begin in a part, and the same part of the other run.</summary>
    public Heard Within((double From, double To)? part) => part is not { } range ? this : this with
    {
        Notes = Between(range),
        _from = range.From,
        _to = range.To,
        Other = Other?.Within(part),
    };

    /// <summary>Null when it is true of every note, and there is one.</summary>
    public string? Each(Func<HeardNote, bool> holds)
    {
        List<HeardNote> others = [.. Notes.Where(note => !holds(note))];
        return NeedsNotes()
            ?? (others.Count == 0 ? null : $"{others.Count} of {Count}: {string.Join(", ", others.Take(6))}");
    }

    /// <summary>Nothing can be said of no notes.</summary>
    public string? NeedsNotes() => Count == 0 ? "nothing came" : null;

    /// <summary>Null when two parts have the same notes at the same places.</summary>
    public string? Compare((double From, double To) part, (double From, double To) with)
    {
        List<HeardNote> second =
        [
            .. Between(part).Select(note => note with { Onset = note.Onset - part.From, End = note.End - part.From }),
        ];
        List<HeardNote> first =
        [
            .. Between(with).Select(note => note with { Onset = note.Onset - with.From, End = note.End - with.From }),
        ];
        return first.Count == 0 ? "nothing came" : Difference(second, first);
    }

    /// <summary>Null when another run has the same notes.</summary>
    public string? Difference(Heard other) => NeedsNotes() ?? Difference(Notes, other.Notes);

    public override string ToString() =>
        Count == 0 ? "nothing came" : $"{Count} notes: {string.Join(", ", Notes.Take(16))}";

    private static string? Difference(List<HeardNote> here, List<HeardNote> there)
    {
        int same = here.Zip(there).TakeWhile(pair => AreAlike(pair.First, pair.Second)).Count();
        return same == here.Count && same == there.Count
            ? null
            : $"from note {same + 1} on: {string.Join(", ", here.Skip(same).Take(3))} here, "
                + $"{string.Join(", ", there.Skip(same).Take(3))} there";
    }

    private static bool AreAlike(HeardNote a, HeardNote b) =>
        (a.Pitch, a.Velocity, a.Channel) == (b.Pitch, b.Velocity, b.Channel)
        && Math.Abs(a.Onset - b.Onset) < Tick
        && Math.Abs(a.End - b.End) < Tick;

    private List<HeardNote> Between((double From, double To) part) =>
        [.. Whole.Answers.Where(note => note.Onset >= part.From - Edge && note.Onset < part.To - Edge)];
}
