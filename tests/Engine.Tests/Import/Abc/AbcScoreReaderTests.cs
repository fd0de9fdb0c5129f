using Continuo.Engine.Import;
using Continuo.Engine.Import.Abc;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Abc;

/// <summary>Sound texts: what the standard allows, by hand. L:1/4, so that a letter is 960 ticks.</summary>
public partial class AbcScoreReaderTests
{
    [Theory]
    [InlineData("C c C, c' C,,", "C2 3840+960, C3 1920+960, C4 0+960, C5 960+960, C6 2880+960")]
    [InlineData("C2 C/ C// C3/2 C/4", "C4 0+1920, C4 1920+480, C4 2400+240, C4 2640+1440, C4 4080+240")]
    [InlineData("^F F | F _B c =c", "F#4 0+960, F#4 960+960, F4 1920+960, Bb4 2880+960, C5 3840+960, C5 4800+960")]
    [InlineData("^F f ^^C __D", "F#4 0+960, F#5 960+960, D4 1920+960, C4 2880+960")]
    [InlineData("C z D x2 E", "C4 0+960, D4 1920+960, E4 4800+960")]
    [InlineData("C4 | Z2 | D", "C4 0+3840, D4 11520+960")]
    [InlineData("[CEG]2 [C2E]", "C4 0+1920, E4 0+1920, G4 0+1920, C4 1920+1920, E4 1920+960")]
    [InlineData("C2-C2 | D-D | E-|E", "C4 0+3840, D4 3840+1920, E4 5760+1920")]
    [InlineData("^F4-|F2 F2", "F#4 0+5760, F4 5760+1920")] // the tie carries the sharp, the bar does not
    [InlineData("[CE]2-[CE]2 [C-E]C", "C4 0+3840, C4 3840+1920, E4 0+3840, E4 3840+960")]
    [InlineData("(3CDE F", "C4 0+640, D4 640+640, E4 1280+640, F4 1920+960")]
    [InlineData("(3:2:4C/D/E/F/ G", "C4 0+320, D4 320+320, E4 640+320, F4 960+320, G4 1280+960")]
    [InlineData("C>D E<F G>>A", "C4 0+1440, D4 1440+480, E4 1920+480, F4 2400+1440, G4 3840+1680, A4 5520+240")]
    [InlineData(
        "\"Am\"C !trill!D ~E {/gab}F .G (A vB)",
        "C4 0+960, D4 960+960, E4 1920+960, F4 2880+960, G4 3840+960, A4 4800+960, B4 5760+960")]
    [InlineData("C D \\\nE F | % the end\n% more\nG", "C4 0+960, D4 960+960, E4 1920+960, F4 2880+960, G4 3840+960")]
    [InlineData("C [L:1/8]C [K:D]F [M:3/4]Z", "C4 0+960, C4 960+480, F#4 1440+480")]
    [InlineData("C2 & E2 | G2", "C4 0+1920, E4 0+1920, G4 1920+1920")]
    public void MusicCodeIsRead(string music, string notes)
    {
        Score score = Read("M:none\nL:1/4\nK:C", music);
        IEnumerable<string> Sorted(string list) => list.Split(", ").Order(StringComparer.Ordinal);
        Assert.Equal(Sorted(notes), Sorted(NotationText.Show(score)));
    }

    private static Score Read(string header, string music) =>
        Unshifted(NotationText.ReadSound($"X:1\nT:Tune\n{header}\n{music}\n", "x.abc"));

    /// <summary>Without the silence before a pickup.</summary>
    private static Score Unshifted(Score score)
    {
        Ticks first = score.Parts[0].Notes.Count > 0
            ? score.Parts.SelectMany(part => part.Notes).Min(note => note.Onset)
            : Ticks.Zero;
        return score with
        {
            Parts = [.. score.Parts.Select(part => part with
            {
                Notes = [.. part.Notes.Select(note => note with { Onset = note.Onset - first })],
            })],
        };
    }

    [Theory]
    [InlineData("C", 0, false)]
    [InlineData("Am", 0, true)]
    [InlineData("A minor", 0, true)]
    [InlineData("Ddor", 0, false)]
    [InlineData("G Mixolydian", 0, false)]
    [InlineData("Ephr", 0, false)]
    [InlineData("F lyd", 0, false)]
    [InlineData("Bloc", 0, false)]
    [InlineData("F#m", 3, true)]
    [InlineData("Bb", -2, false)]
    [InlineData("Ebmin", -6, true)]
    [InlineData("D clef=bass transpose=-12", 2, false)]
    [InlineData("HP", 2, false)]
    [InlineData("none", 0, false)]
    public void KeysAreRead(string key, int fifths, bool isMinor) =>
        Assert.Equal([new KeyChange(Ticks.Zero, fifths, isMinor)], Read("L:1/4\nK:" + key, "C4|").Keys);

    [Fact]
    public void ExplicitAccidentalsAlterTheKey()
    {
        Assert.Equal("C4 0+960, Eb4 960+960, F#4 1920+960", NotationText.Show(Read("L:1/4\nK:Gm ^f =b", "C E F")));
        Assert.Equal("B4 0+960", NotationText.Show(Read("L:1/4\nK:Gm ^f =b", "B")));
        Assert.Equal("F4 0+960, Ab4 960+960", NotationText.Show(Read("L:1/4\nK:D exp _a", "F A")));
    }

    [Theory]
    [InlineData("|:C4:|D4|", "C C D")]
    [InlineData("C4|D4:|E4|", "C D C D E")]
    [InlineData("|:C4|1D4:|2E4|]F4|", "C D C E F")]
    [InlineData("|:C4|[1,3 D4:|[2 E4:|]F4|", "C D C E C D F")]
    [InlineData("|:C4::D4:|", "C C D D")]
    [InlineData("C4||D4|:E4:|", "C D E E")]
    [InlineData("|:C4|[1D4:|[2E4:|:F4:|", "C D C E F F")]
    [InlineData("|:C4|1D4:|E4|", "C D C E")]
    public void RepeatsArePlayed(string music, string letters)
    {
        Score score = Read("L:1/4\nM:4/4\nK:C", music);
        Assert.Equal(letters, string.Join(' ', score.Parts[0].Notes.Select(note => note.Pitch.ToString()[..1])));
        Assert.All(
            score.Parts[0].Notes.Select((note, index) => note.Onset.Value - 3840 * index), gap => Assert.Equal(0, gap));
    }

    [Fact]
    public void RepeatsCanStayAsWritten() =>
        Assert.Equal("C4 0+3840, D4 3840+3840", NotationText.Show(
            new AbcScoreReader(expandsRepeats: false).Read(
                "X:1\nM:4/4\nL:1/4\nK:C\n|:C4:|D4|"u8.ToArray(), "x.abc", ReadPolicy.Strict).Score));

    [Fact]
    public void HeaderFieldsBecomeMeterTempoAndTitle()
    {
        Score score = NotationText.ReadSound(
            "X: 7\nT: The  Tune \nT:Another name\nC:Nobody\nM:6/8\nQ:3/8=80\nK:Em\nEFG ABc|[M:C|]C8|", "x.abc");
        Assert.Equal("The  Tune", score.Title);
        Assert.Equal(
            [new MeterChange(Ticks.Zero, new Meter(6, 8)), new MeterChange(new Ticks(2880), new Meter(2, 2))],
            score.Meters);
        Assert.Equal([new TempoChange(Ticks.Zero, 120)], score.Tempos);
        Assert.Equal("E4 0+480, F#4 480+480", NotationText.Show(score)[..21]);
    }

    [Fact]
    public void ThePickupEndsAtABarLine() =>
        Assert.Equal(
            "C4 2880+960, D4 3840+3840",
            NotationText.Show(NotationText.ReadSound("X:1\nM:4/4\nL:1/4\nK:C\nC|D4|", "x.abc")));

    [Fact]
    public void VoicesBecomeParts()
    {
        Score score = NotationText.ReadSound(
            "X:1\nM:4/4\nL:1/4\nV:S name=\"Soprano\"\nV:B clef=bass\nK:C\nV:S\nc4|\nV:B\nC4|\n[V:S] d4| [V:B] D4|\n",
            "x.abc");
        Assert.Equal(["Soprano", "B"], score.Parts.Select(part => part.Name));
        Assert.Equal("C5 0+3840, D5 3840+3840 | C4 0+3840, D4 3840+3840", NotationText.Show(score));
    }

    [Fact]
    public void AFileHoldsManyTunes()
    {
        byte[] file =
        [
            .. "%abc-2.1\nM:3/4\n\nX:3\nT:One\nL:1/4\nK:C\nC3|\n\nfree text: C D E\n\n"u8,
            .. "X:5\nT:Two\nM:2/4\nK:C\nCC|\n"u8,
        ];
        IReadOnlyList<ScoreReadResult> tunes = ScoreReaders.ReadAll(file, "x.abc", ReadPolicy.Strict);
        Assert.Equal([3, 5], tunes.Select(tune => tune.Number));
        Assert.Equal(["One", "Two"], ScoreReaders.ReadAll(file, "x").Select(result => result.Score.Title));
        Assert.Equal([new Meter(3, 4), new Meter(2, 4)], tunes.Select(tune => tune.Score.Meters[0].Meter));
        // sixteenths, below 3/4, and a pickup.
        Assert.Equal("C4 1440+240, C4 1680+240", NotationText.Show(tunes[1].Score));
        Assert.Equal("One", ScoreReaders.Read(file, "x").Score.Title);
    }

    [Fact]
    public void AccidentalsReachAsFarAsTheDirectiveSays()
    {
        const string Music = "\nX:1\nM:4/4\nL:1/4\nK:C\n^F F f F|";
        Assert.Equal(
            "F#4 0+960, F4 960+960, F5 1920+960, F4 2880+960",
            NotationText.Show(NotationText.ReadSound("%%propagate-accidentals not\n" + Music, "x.abc")));
        Assert.Equal(
            "F#4 0+960, F#4 960+960, F5 1920+960, F#4 2880+960",
            NotationText.Show(NotationText.ReadSound("%%propagate-accidentals octave\n" + Music, "x.abc")));
    }

    [Theory]
    [InlineData("X:1\nK:C\nC ? D8|", "a sign without meaning; skipped", 3)]
    [InlineData("X:1\nM:4/5\nK:C\nC8|", "a time signature that cannot be; ignored", 2)]
    [InlineData("X:1\nK:Q\nC8|", "an unknown key; read as well as it can be", 2)]
    [InlineData("X:1\nK:C\n[CE", "a chord without its end; taken to the line's end", 3)]
    [InlineData("X:1\nK:C\nC8-|D8|", "a tie that leads nowhere; ignored", 3)]
    [InlineData("X:1\nC8|", "music before the key field; taken as C major", 2)]
    [InlineData("X:1\nK:C\nC8|^|", "an accidental without a note; skipped", 3)]
    [InlineData("X:1\nK:C\nC,,,,,,,8|", "a pitch beyond MIDI's keys; left out", 3)]
    public void FlawsAreRepairedOrRefused(string text, string repair, int line) =>
        NotationText.CheckRepaired(text, "x.abc", repair, line);

    [Fact]
    public void AnEmptyFileIsRefused() =>
        Assert.Contains(
            "no tune", Assert.Throws<ScoreReadException>(() => ScoreReaders.Read([], "x.abc")).Message,
            StringComparison.Ordinal);
}
