using Continuo.Engine.Music;
using Continuo.Training.Copying;
using Continuo.Training.Corpus;

namespace Continuo.Training.Tests.Copying;

public sealed class VerbatimOverlapTests
{
    [Fact]
    public void Finds_a_run_in_another_key_and_says_where()
    {
        Piece[] corpus =
        [
            new("strange", TestMusic.Eighths(Meter.Common, 60, 60, 60, 60)),
            new("source", TestMusic.Eighths(Meter.Common, 50, 67, 69, 71, 72, 74, 40)),
        ];
        Overlap found = VerbatimOverlap.Longest(
            [.. TestMusic.Eighths(Meter.Common, 90, 62, 64, 66, 67, 69, 90).Notes], corpus);
        Assert.Equal(new Overlap(5, 1, "source", 1), found);
    }

    [Fact]
    public void The_same_pitches_in_another_rhythm_are_no_run()
    {
        Score eighths = TestMusic.Eighths(Meter.Common, 60, 62, 64, 65);
        var quarters = eighths.Notes.Select(
            (note, i) => note with { Duration = note.Duration * 2, Onset = note.Onset * 2 });
        Assert.Equal(0, VerbatimOverlap.Longest([.. quarters], [new("eighths", eighths)]).Notes);
    }

    [Fact]
    public void A_staccato_player_is_recognised()
    {
        Score tune = TestMusic.Eighths(Meter.Common, 60, 62, 64, 65);
        Note[] staccato =
        [
            .. tune.Notes.Select(note => note with { Duration = new Ticks(note.Duration.Value * 2 / 3) }),
        ];
        Assert.Equal(4, VerbatimOverlap.Longest(staccato, [new("tune", tune)]).Notes);
    }

    [Fact]
    public void Nothing_in_common_and_nothing_at_all_give_none()
    {
        Assert.Equal(new Overlap(0, 0, "", 0), VerbatimOverlap.Longest([], TestMusic.Tunes(2)));
        Assert.Equal(0, VerbatimOverlap.Longest([.. TestMusic.Tune(1).Notes], []).Notes);
    }

    /// <summary>Against the plainest algorithm, on tunes that share much.</summary>
    [Fact]
    public void Agrees_with_comparing_every_place_with_every_place()
    {
        Piece[] corpus = TestMusic.Tunes(6, notes: 40);
        for (int seed = 100; seed < 130; seed++)
        {
            List<Note> tune = [.. TestMusic.Tune(seed, notes: 40).Notes];
            int expected = corpus.Max(piece => Plainly(tune, [.. piece.Score.Notes]));
            Assert.Equal(expected, VerbatimOverlap.Longest(tune, corpus).Notes);
        }
    }

    private static int Plainly(List<Note> a, List<Note> b)
    {
        int best = 0;
        for (int i = 0; i < a.Count; i++)
        {
            for (int j = 0; j < b.Count; j++)
            {
                int length = 1;
                while (i + length < a.Count && j + length < b.Count
                    && a[i + length].Pitch.Number - a[i].Pitch.Number == b[j + length].Pitch.Number - b[j].Pitch.Number
                    && a[i + length].Onset - a[i].Onset == b[j + length].Onset - b[j].Onset)
                    length++;
                if (length > 1)
                    best = Math.Max(best, length);
            }
        }
        return best;
    }
}
