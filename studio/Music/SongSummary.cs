using System.Globalization;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>What the page says of a piece, and whether it is one. [any]</summary>
internal static class SongSummary
{
    private const int MostRollNotes = 300;
    private const int RollQuarters = 64;
    private const int MostRepairs = 20;
    private const double SecondsPerMinute = 60;

    /// <exception cref="Refusal">It has no notes, or more of something than any music has.</exception>
    public static Song Of(ScoreReadResult read, string id, string file, string format, DateTimeOffset added)
    {
        Score score = read.Score;
        Note[] notes = NotesOf(score);
        double seconds = SecondsOf(score);
        if (seconds > MusicLimits.SecondsInPiece)
            throw Refusal.Wrong(string.Create(CultureInfo.InvariantCulture,
                $"lasts {seconds / 3600:N0} hours at its own tempo; "
                + $"a piece may last {MusicLimits.SecondsInPiece / 3600:N0}"));
        (int bars, Meter meter) = BarsOf(score);
        return new(
            id,
            PlainText.Clean(score.Title, PlainText.Clean(Path.GetFileNameWithoutExtension(file), "untitled")),
            file,
            format,
            notes.Length,
            bars,
            Rounded(score.End.Quarters),
            Math.Round(seconds, 1),
            (score.Keys.Count > 0 ? Key.Of(score.Keys[0]) : KeyFinder.Find(notes)).ToString(),
            meter.ToString(),
            Math.Round(
                score.Tempos.Last(
                    tempo => tempo.Position <= notes[0].Onset || tempo == score.Tempos[0]).QuartersPerMinute, 1),
            score.Parts.Count(part => !part.IsPercussion && part.Notes.Count > 0),
            [.. read.Repairs.Take(MostRepairs).Select(repair => PlainText.Clean(repair))],
            added,
            RollOf(notes, score));
    }

    private static Note[] NotesOf(Score score)
    {
        if (!score.Parts.Any(part => part.Notes.Count > 0))
            throw Refusal.Wrong("has no notes");
        long count = score.Parts.Sum(part => (long)part.Notes.Count);
        if (count > MusicLimits.NotesInPiece)
            throw Refusal.Wrong(
                FormattableString.Invariant($"has {count:N0} notes; a piece may have {MusicLimits.NotesInPiece:N0}"));
        if (score.End.Quarters > MusicLimits.QuartersInPiece)
            throw Refusal.Wrong(FormattableString.Invariant(
                $"lasts {score.End.Quarters:N0} quarter notes; a piece may last {MusicLimits.QuartersInPiece:N0}"));
        Note[] pitched = [.. score.Notes];
        return pitched.Length > 0
            ? pitched
            : throw Refusal.Wrong("holds percussion only: there is nothing to learn a melody from");
    }

    private static double SecondsOf(Score score)
    {
        double seconds = 0;
        for (int i = 0; i < score.Tempos.Count && score.Tempos[i].Position < score.End; i++)
        {
            Ticks end = i + 1 < score.Tempos.Count && score.Tempos[i + 1].Position < score.End
                ? score.Tempos[i + 1].Position
                : score.End;
            seconds += (end - score.Tempos[i].Position).Quarters * SecondsPerMinute / score.Tempos[i].QuartersPerMinute;
        }

        return seconds;
    }

    private static (int Bars, Meter Usual) BarsOf(Score score)
    {
        var bars = new Dictionary<Meter, int>();
        bool hasPickup = false;
        foreach (BarSpan bar in BarLines.Of(score, score.End))
        {
            hasPickup |= bar.Start <= Ticks.Zero && bar.IsCut;
            bars[bar.Meter] = bars.GetValueOrDefault(bar.Meter) + 1;
        }

        return (Math.Max(1, bars.Values.Sum() - (hasPickup ? 1 : 0)), bars.Count > 0
            ? bars.MaxBy(entry => entry.Value).Key
            : Meter.Common);
    }

    /// <summary>From the bar of the first note on, so that silence before it takes no room.</summary>
    private static double[][] RollOf(Note[] notes, Score score)
    {
        Ticks start = BarLines.Of(score, notes[0].Onset + new Ticks(1)).Select(bar => bar.Start).LastOrDefault();
        Ticks end = start + new Ticks(RollQuarters * Ticks.PerQuarter);
        return
        [
            .. notes.TakeWhile(note => note.Onset < end).Take(MostRollNotes).Select(note => new[]
            {
                Rounded((note.Onset - start).Quarters),
                Rounded(Math.Min(note.Duration.Quarters, (end - note.Onset).Quarters)),
                note.Pitch.Number,
            }),
        ];
    }

    private static double Rounded(double quarters) => Math.Round(quarters, 3);
}
