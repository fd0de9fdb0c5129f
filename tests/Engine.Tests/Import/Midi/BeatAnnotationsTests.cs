using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Midi;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Midi;

/// <summary>Performances by hand: at 60 a minute a second is 960 ticks of the file.</summary>
public class BeatAnnotationsTests
{
    private const string FourBeats =
        "1.0 1 1\n1.5 0 0\n2.0 1 0\n2.5 0 0\n3.0 1 1\n3.5 0 0\n4.0 1 0\n4.5 0 0\n5.0 1 1\n";

    [Fact]
    public void NotesLieBetweenTheBeats()
    {
        // On the first beat, a hundredth late on the third, half-way, behind the last beat.
        Score score = Apply(FourBeats, "C4 1+0.5 D4 2.01+0.25 E4 3.25+0.25 F4 5.25+0.5");
        Assert.Equal("C4 0+960, D4 1940+480, E4 4320+480, F4 8160+960", NotationText.Show(score));
        Assert.Equal([new MeterChange(Ticks.Zero, Meter.Common)], score.Meters);
        Assert.Equal([new TempoChange(Ticks.Zero, 120)], score.Tempos);
    }

    [Fact]
    public void TheBeatsMayDrift()
    {
        Score score = Apply("0 1 1\n1 0 0\n1.5 1 0\n2.5 0 0\n4.5 1 1\n", "C4 0+1 D4 0.5+1 E4 1.25+0.25 F4 3.5+1");
        Assert.Equal("C4 0+960, D4 480+1440, E4 1440+480, F4 3360+480", NotationText.Show(score));
        Assert.Equal(
            [(0L, 60.0), (960L, 120.0), (1920L, 60.0), (2880L, 30.0)],
            score.Tempos.Select(tempo => (tempo.Position.Value, tempo.QuartersPerMinute)));
    }

    [Fact]
    public void APickupGetsAWholeBar()
    {
        Score score = Apply("0.5 0 0\n1.0 1 1\n1.5 0 0\n2.0 1 0\n2.5 1 1\n3 0 0\n", "C4 0.5+0.5 D4 1+0.5 E4 2.5+0.5");
        Assert.Equal("C4 1920+960, D4 2880+960, E4 5760+960", NotationText.Show(score));
        Assert.Equal([new MeterChange(Ticks.Zero, new Meter(3, 4))], score.Meters);
    }

    [Fact]
    public void NotesBeforeTheFirstBeatGetBarsOfTheirOwn() =>
        Assert.Equal("C4 1920+960, D4 3840+960", NotationText.Show(Apply(FourBeats, "C4 0+0.5 D4 1+0.5")));

    [Fact]
    public void BarsOfOtherLengthsChangeTheMeter()
    {
        Score score = Apply("0 1 1\n1 0 0\n2 1 1\n3 0 0\n4 0 0\n5 1 1\n6 0 0\n7 1 1\n", "C4 0+1");
        Assert.Equal(
            [(0L, "2/4"), (1920L, "3/4"), (4800L, "2/4")],
            score.Meters.Select(change => (change.Position.Value, change.Meter.ToString())));
    }

    [Fact]
    public void NamedMetersTellWhatABeatIs()
    {
        Score score = Apply(
            "0\t0\tb,6/8,-3\n1\t1\tdb\n2\t2\tb\n3\t3\tdb,3/8\n3.5\t3.5\tb\n4\t4\tb\n4.5\t4.5\tdb,,2\n5\t5\tbR\n",
            "C4 0+1 D4 1+1 E4 3+0.5 F4 4.5+0.5");
        Assert.Equal("C4 1440+1440, D4 2880+1440, E4 5760+480, F4 7200+480", NotationText.Show(score));
        Assert.Equal(
            [(0L, "6/8"), (5760L, "3/8")],
            score.Meters.Select(change => (change.Position.Value, change.Meter.ToString())));
        Assert.Equal([(1440L, -3), (7200L, 2)], score.Keys.Select(key => (key.Position.Value, key.Fifths)));
    }

    [Theory]
    [InlineData("0 1 1\nhello\n1 0 0", "a line that is not a beat; skipped", 2)]
    [InlineData("0 1 1\n1 0 0\n1 0 0\n", "a beat that does not come after the one before; skipped", 3)]
    [InlineData("0 1 1\n1 0 0\n0.5 0 0\n", "a beat that does not come after the one before; skipped", 3)]
    [InlineData("0 1 1\n1e400 0 0\n1 0 0\n", "a line that is not a beat; skipped", 2)]
    public void FlawsAreRepairedOrRefused(string text, string repair, int line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        BeatAnnotations beats = BeatAnnotations.Read(bytes, "beats.txt");
        Assert.Equal(2, beats.Count);
        Assert.StartsWith(repair, Assert.Single(beats.Repairs), StringComparison.Ordinal);
        Assert.Equal(
            line,
            Assert.Throws<ScoreReadException>(() => BeatAnnotations.Read(bytes, "beats.txt", ReadPolicy.Strict)).Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 1 1")]
    [InlineData("no beats at all\n")]
    public void TooFewBeatsAreRefused(string text) => Assert.Contains(
        "fewer than two beats", Assert.Throws<ScoreReadException>(
            () => BeatAnnotations.Read(Encoding.UTF8.GetBytes(text), "beats.txt")).Message, StringComparison.Ordinal);

    [Fact]
    public void MutatedFilesAreAppliedOrRefused()
    {
        const string Alphabet = "0123456789.-e \t\ndbR,/";
        string[] seeds =
        [
            FourBeats, "0\t0\tb,6/8,-3\n1\t1\tdb\n2\t2\tb\n3\t3\tdb,3/8\n3.5\t3.5\tb\n4\t4\tb\n4.5\t4.5\tdb,,2\n",
        ];
        Score score = Performance("C4 0+1 D4 1+1 E4 3+0.5 F4 4.5+0.5");
        var random = new Random(11);
        int applied = 0;
        for (int round = 0; round < 100_000; round++)
        {
            List<char> text = [.. seeds[round % 2]];
            for (int change = random.Next(1, 8); change > 0; change--)
            {
                int at = random.Next(text.Count);
                if (random.Next(3) == 0)
                    text.RemoveRange(at, Math.Min(random.Next(1, 9), text.Count - at - 1));
                else
                    text[at] = Alphabet[random.Next(Alphabet.Length)];
            }
            try
            {
                Score moved = BeatAnnotations.Read(Encoding.UTF8.GetBytes([.. text]), "fuzz.txt").Apply(score);
                applied++;
                Assert.True(moved.Parts[0].Notes.All(note => note.Onset >= Ticks.Zero && note.Duration > Ticks.Zero));
                Assert.True(
                    moved.Meters[0].Position == Ticks.Zero && moved.Tempos.All(change => change.QuartersPerMinute > 0));
                for (int i = 1; i < moved.Meters.Count; i++)
                    Assert.True(moved.Meters[i].Position > moved.Meters[i - 1].Position);
            }
            catch (ScoreReadException error)
            {
                Assert.NotNull(error.Line);
            }
        }
        Assert.InRange(applied, 50_000, 100_000);
    }

    private static Score Apply(string beats, string notes) =>
        BeatAnnotations.Read(Encoding.UTF8.GetBytes(beats), "beats.txt", ReadPolicy.Strict).Apply(Performance(notes));

    private static Score Performance(string notes)
    {
        string[] words = notes.Split(' ');
        static double Real(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        var played = words.Chunk(2).Select(note =>
            (Pitch: "C D EF G A B".IndexOf(note[0][0], StringComparison.Ordinal) + 60, Time: note[1].Split('+')))
            .Select(note => new Note(
                Ticks.FromQuarters(Real(note.Time[0])), Ticks.FromQuarters(Real(note.Time[1])),
                new Pitch((byte)note.Pitch), new Velocity(80)));
        return new Score(
            "", [new Part("", [.. played])], [new MeterChange(Ticks.Zero, new Meter(1, 4))],
            [new TempoChange(Ticks.Zero, 60)], []);
    }
}
