using Continuo.Engine.Music;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Corpus;

public sealed class AccentsToBarsTests
{
    private static readonly Meter Jig = new(6, 8);
    private static readonly Ticks Eighth = new(480);

    [Fact]
    public void A_pickup_that_the_file_puts_on_the_bar_line_becomes_one()
    {
        Score aligned = AccentsToBars.Align(Accented(count: 25, accents: i => i % 6 == 1));
        Assert.Equal([new MeterChange(Ticks.Zero, Jig), new MeterChange(Eighth, Jig)], aligned.Meters);
    }

    [Fact]
    public void Bars_that_are_right_stay_as_they_are()
    {
        Score score = Accented(count: 24, accents: i => i % 6 == 0);
        Assert.Equal(score.Meters, AccentsToBars.Align(score).Meters);
    }

    [Fact]
    public void A_bar_that_a_repeat_cuts_short_moves_the_bars_after_it()
    {
        Score aligned = AccentsToBars.Align(
            Accented(count: 29, accents: i => i < 12 ? i % 6 == 0 : i >= 17 && (i - 17) % 6 == 0));
        Assert.Equal([new MeterChange(Ticks.Zero, Jig), new MeterChange(Eighth * 17, Jig)], aligned.Meters);
    }

    [Fact]
    public void Music_without_accents_is_left_alone()
    {
        Score flat = Accented(count: 24, accents: _ => false), loud = Accented(count: 24, accents: i => i % 4 != 0);
        Assert.Same(flat, AccentsToBars.Align(flat));
        Assert.Same(loud, AccentsToBars.Align(loud));
    }

    [Fact]
    public void Converters_ticks_are_rounded_to_the_grid()
    {
        Score score = Accented(count: 25, accents: i => i % 6 == 1);
        Score late = score with
        {
            Parts = [score.Parts[0] with
            {
                Notes = [.. score.Notes.Select(note => note with { Onset = note.Onset + new Ticks(2) })],
            }],
        };
        Assert.Equal(Eighth, AccentsToBars.Align(late).Meters[1].Position);
    }

    [Fact]
    public void Melody_only_keeps_the_first_part_with_notes()
    {
        Score score = Accented(24, i => i % 6 == 0);
        Score withChords = score with
        {
            Parts = [new Part("empty", []), score.Parts[0], new Part("chords", [.. score.Notes.Take(3)])],
        };
        Assert.Equal([score.Parts[0]], new CorpusOptions { MelodyOnly = true }.Apply(withChords).Parts);
        Assert.Equal(
            new CorpusOptions { MelodyOnly = true },
            CorpusOptions.FromJson(new CorpusOptions { MelodyOnly = true }.ToJson()));
        Assert.Equal(new CorpusOptions(), CorpusOptions.FromJson(null));
    }

    private static Score Accented(int count, Func<int, bool> accents) => TestMusic.Score(
        [.. Enumerable.Range(0, count)
            .Select(i => new Note(Eighth * i, Eighth, new(60), new(accents(i) ? (byte)105 : (byte)80)))], Jig);
}
