using System.Globalization;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Notation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// Where listeners heard the beats of a recording or performance: the beat grid of a MIDI file that has none of its
/// own. Two forms are read: <c>time half-bar downbeat</c>, with flags (POP909's beat_midi.txt; beats are quarter
/// notes), and <c>time time b|db|bR[,meter[,sharps]]</c> (ASAP's annotations; three units are a beat where the meter is
/// compound). [any]
/// </summary>
public sealed class BeatAnnotations
{
    private const int MostBeats = 1_000_000;
    private const double LatestSecond = 1e6;
    private const double ShortestBeat = 0.001;

    private readonly List<AnnotatedBeat> _beats;

    private BeatAnnotations(List<AnnotatedBeat> beats, IReadOnlyList<string> repairs)
    {
        _beats = beats;
        Repairs = repairs;
    }

    /// <summary>Beats, in order of time.</summary>
    public int Count => _beats.Count;

    /// <summary>As in <see cref="ScoreReadResult"/>.</summary>
    public IReadOnlyList<string> Repairs { get; }

    /// <param name="bytes">The file.</param>
    /// <param name="name">For messages.</param>
    /// <param name="policy">What to do with flaws.</param>
    /// <exception cref="ScoreReadException">Fewer than two beats, or a flaw under <see cref="ReadPolicy.Strict"/>; with
    /// its line.</exception>
    public static BeatAnnotations Read(byte[] bytes, string name, ReadPolicy policy = ReadPolicy.Repair)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        var log = new RepairLog(name, policy, countsLines: true);
        var beats = new List<AnnotatedBeat>();
        string[] lines = TextLines.Read(bytes);
        for (int i = 0; i < lines.Length && beats.Count < MostBeats; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
                continue;
            if (!TryParse(lines[i], out AnnotatedBeat beat))
                log.Add("a line that is not a beat; skipped", i + 1);
            else if (beats.Count > 0 && beat.Seconds < beats[^1].Seconds + ShortestBeat)
                log.Add("a beat that does not come after the one before; skipped", i + 1);
            else
                beats.Add(beat);
        }
        return beats.Count >= 2
            ? new BeatAnnotations(beats, log.Sentences)
            : throw log.Refusal("fewer than two beats", lines.Length);
    }

    /// <summary>
    /// The score with its notes where they lie between the beats, and with the meters, bar lines and tempos that these
    /// give. A first bar that begins with a later beat becomes a whole one, with silence before it.
    /// </summary>
    /// <param name="score">Its ticks count time, by its tempos; its meters mean nothing.</param>
    public Score Apply(Score score)
    {
        ArgumentNullException.ThrowIfNull(score);
        var time = new TickClock(score.Tempos);
        var first = score.Parts.SelectMany(part => part.Notes).Select(note => note.Onset)
            .DefaultIfEmpty(Ticks.Zero).Min();
        BeatGrid grid = BeatGrid.Of(_beats, time.SecondsAt(first));
        Ticks Move(Ticks tick) => grid.TickAt(time.SecondsAt(tick));
        Note MoveNote(Note note)
        {
            Ticks onset = Move(note.Onset);
            return note with { Onset = onset, Duration = new Ticks(Math.Max(1, (Move(note.End) - onset).Value)) };
        }

        return score with
        {
            Parts = [.. score.Parts.Select(part => part with
            {
                Notes = [.. part.Notes.Select(MoveNote).OrderBy(note => note.Onset).ThenBy(note => note.Pitch)],
            })],
            Meters = grid.Meters,
            Tempos = grid.Tempos,
            Keys = grid.Keys.Count > 0
                ? grid.Keys
                : [.. score.Keys.Select(
                    key => key with { Position = new Ticks(Math.Max(0, Move(key.Position).Value)) })],
        };
    }

    private static bool TryParse(string line, out AnnotatedBeat beat)
    {
        beat = default;
        string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 3 || !TryReal(words[0], out double seconds) || Math.Abs(seconds) > LatestSecond)
            return false;
        if (TryReal(words[2], out double downbeat))
        {
            beat = new AnnotatedBeat(seconds, downbeat != 0, null, null);
            return true;
        }
        string[] label = words[2].Split(',');
        if (label[0] is not ("b" or "db" or "bR"))
            return false;
        int? sharps = label.Length > 2
            && int.TryParse(label[2], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int count)
            && count is >= -7 and <= 7 ? count : null;
        beat = new AnnotatedBeat(seconds, label[0] == "db", label.Length > 1 ? MeterIn(label[1]) : null, sharps);
        return true;
    }

    private static Meter? MeterIn(string text)
    {
        string[] parts = text.Split('/');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int beats)
            && beats is >= 1 and <= 64
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value is >= 1 and <= 32
            && int.IsPow2(value) ? new Meter(beats, value) : null;
    }

    private static bool TryReal(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
}

/// <summary>A line of such a file.</summary>
/// <param name="Seconds">From the performance's start.</param>
/// <param name="IsDownbeat">A bar begins.</param>
/// <param name="Meter">From here on, where it says one.</param>
/// <param name="Sharps">Key signature from here on, flats below zero, where it says one.</param>
internal readonly record struct AnnotatedBeat(double Seconds, bool IsDownbeat, Meter? Meter, int? Sharps);
