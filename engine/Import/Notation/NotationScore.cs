using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Notation;

/// <summary>
/// What the readers of notation share: exact time in, a <see cref="Score"/> in ticks out. Notation tells no velocity,
/// so all notes have the same; where a source is silent the meter is 4/4 and
/// the tempo 120 quarter notes a minute, as in MIDI.
/// </summary>
internal sealed class NotationScore(RepairLog log)
{
    /// <summary>More notes than this are refused, so that a small file cannot fill the memory.</summary>
    public const int MaximumNotes = 1_000_000;

    /// <summary>Of every note: mezzo-forte in most sequencers.</summary>
    public static readonly Velocity PlainVelocity = new(80);

    private const double DefaultTempo = 120;
    private const double SlowestTempo = 1;
    private const double FastestTempo = 10_000;

    private static readonly Fraction LatestPosition = new(1L << 31, Ticks.PerQuarter); // 13 days at 120 a minute

    private readonly List<NotationPart> _parts = [];
    private readonly List<(Fraction At, Meter Value)> _meters = [];
    private readonly List<(Fraction At, double Value)> _tempos = [];
    private readonly List<(Fraction At, (int Fifths, bool IsMinor) Value)> _keys = [];
    private Fraction _firstBarEnd;
    private int _notes;
    private int _played;

    public RepairLog Log => log;

    public IReadOnlyList<NotationPart> Parts => _parts;

    /// <summary>Where bars begin, rising, the end of the last one too; empty when they are as the meters say.</summary>
    public IReadOnlyList<Fraction> Bars { get; set; } = [];

    public NotationPart AddPart(string name)
    {
        var part = new NotationPart(this, name);
        _parts.Add(part);
        return part;
    }

    /// <summary>For sources that begin with the lowest part.</summary>
    public void ReverseParts() => _parts.Reverse();

    public void AddMeter(Fraction at, long numerator, long denominator, long place)
    {
        if (numerator is < 1 or > 255 || denominator is < 1 or > 32 || !long.IsPow2(denominator))
            log.Add("a time signature that cannot be; ignored", place);
        else
            Add(_meters, at, new Meter((int)numerator, (int)denominator));
    }

    /// <param name="at">In quarter notes.</param>
    /// <param name="quartersPerMinute">1..10,000.</param>
    /// <param name="place">For messages.</param>
    public void AddTempo(Fraction at, double quartersPerMinute, long place)
    {
        if (quartersPerMinute is >= SlowestTempo and <= FastestTempo)
            Add(_tempos, at, quartersPerMinute);
        else
            log.Add("a tempo that cannot be; ignored", place);
    }

    public void AddKey(Fraction at, int fifths, bool isMinor, long place)
    {
        if (fifths is < -7 or > 7)
            log.Add("a key signature that cannot be; ignored", place);
        else
            Add(_keys, at, (fifths, isMinor));
    }

    private static void Add<T>(List<(Fraction At, T Value)> changes, Fraction at, T value)
    {
        if (changes.Count > 0 && changes[^1].At == at)
            changes[^1] = (at, value); // the last one at a place counts
        else
            changes.Add((at, value));
    }

    /// <summary>
    /// Where the first bar line stands. If the bar is shorter than the meter says it is a pickup, and all moves later
    /// so that the bars that follow lie on the grid of bars, as sequencers have it.
    /// </summary>
    public void EndFirstBar(Fraction at)
    {
        if (_firstBarEnd == Fraction.Zero)
            _firstBarEnd = at;
    }

    /// <summary>Call before moving on, so that positions stay in range.</summary>
    public void CheckPosition(Fraction position, long place)
    {
        if (position > LatestPosition)
            throw log.Refusal("a note lies absurdly late", place);
    }

    public void CountNote(long place)
    {
        if (++_notes > MaximumNotes)
            throw log.Refusal(FormattableString.Invariant($"more than {MaximumNotes} notes"), place);
    }

    /// <param name="title">From the file, else its name.</param>
    /// <param name="order">What is played after what; null for all as written.</param>
    public Score ToScore(string title, IReadOnlyList<PlayedSpan>? order = null)
    {
        foreach (NotationPart part in _parts)
            part.CloseTies();
        Fraction shift = SilenceBeforePickup();
        return new Score(
            title,
            [.. _parts.Select(part => new Part(part.Name, ToNotes(part, order, shift), part.IsPercussion))
                .DefaultIfEmpty(new Part("", []))],
            ToMeters(order, shift),
            [.. AsPlayed(_tempos, order, shift, DefaultTempo)
                .Select(change => new TempoChange(change.At, change.Value))],
            [.. AsPlayed(_keys, order, shift, null)
                .Select(change => new KeyChange(change.At, change.Value.Fifths, change.Value.IsMinor))]);
    }

    private List<MeterChange> ToMeters(IReadOnlyList<PlayedSpan>? order, Fraction shift)
    {
        List<MeterChange> meters =
        [
            .. AsPlayed(_meters, order, shift, Meter.Common).Select(change => new MeterChange(change.At, change.Value)),
        ];
        return Bars.Count > 1 ? BarsToMeters.Align(meters, Bars, order, shift) : meters;
    }

    private Fraction SilenceBeforePickup()
    {
        Meter meter = _meters.Where(change => change.At == Fraction.Zero).Select(change => change.Value)
            .LastOrDefault(Meter.Common);
        var barLength = new Fraction(4L * meter.Numerator, meter.Denominator);
        return _firstBarEnd > Fraction.Zero && _firstBarEnd < barLength ? barLength - _firstBarEnd : Fraction.Zero;
    }

    private List<Note> ToNotes(NotationPart part, IReadOnlyList<PlayedSpan>? order, Fraction shift)
    {
        IEnumerable<NotationNote> played = order is null ? part.Notes : PlayedSpan.Play(part.Notes, order);
        var notes = new List<Note>(part.Notes.Count);
        foreach (NotationNote note in played)
        {
            if (++_played > MaximumNotes)
                throw log.Refusal(FormattableString.Invariant($"more than {MaximumNotes} notes with its repeats"), 1);
            long onset = (note.Onset + shift).RoundTo(Ticks.PerQuarter);
            long length = Math.Max(1, (note.End + shift).RoundTo(Ticks.PerQuarter) - onset);
            notes.Add(new Note(new Ticks(onset), new Ticks(length), new Pitch((byte)note.Pitch), PlainVelocity));
        }
        notes.Sort(Compare);
        return notes;
    }

    private static int Compare(Note a, Note b)
    {
        int order = a.Onset.CompareTo(b.Onset);
        if (order == 0)
            order = a.Pitch.CompareTo(b.Pitch);
        return order != 0 ? order : a.Duration.CompareTo(b.Duration);
    }

    /// <summary>
    /// One change at a tick, the last one; none that changes nothing; the first at zero if there is a default.
    /// </summary>
    private static List<(Ticks At, T Value)> AsPlayed<T>(
        List<(Fraction At, T Value)> written, IReadOnlyList<PlayedSpan>? order, Fraction shift, T? initial)
        where T : struct
    {
        List<(Fraction At, T Value)> changes = [.. written.OrderBy(change => change.At)];
        if (initial is { } value)
            changes.Insert(0, (Fraction.Zero, value));
        if (order is not null)
            changes = PlayedSpan.Play(changes, order);
        var kept = new List<(Ticks At, T Value)>();
        foreach ((Fraction at, T value) change in changes)
        {
            // What holds at first holds from zero.
            Fraction moved = change.at == Fraction.Zero ? change.at : change.at + shift;
            var tick = new Ticks(moved.RoundTo(Ticks.PerQuarter));
            if (kept.Count > 0 && kept[^1].At == tick)
                kept.RemoveAt(kept.Count - 1);
            if (kept.Count == 0 || !EqualityComparer<T>.Default.Equals(kept[^1].Value, change.value))
                kept.Add((tick, change.value));
        }
        return kept;
    }
}
