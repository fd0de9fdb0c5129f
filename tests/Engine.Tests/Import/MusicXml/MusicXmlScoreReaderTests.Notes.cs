using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.MusicXml;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;
using static Continuo.Engine.Tests.Import.MusicXml.MusicXmlText;

namespace Continuo.Engine.Tests.Import.MusicXml;

/// <summary>Sound files, each feature by hand. An eighth is 1 in the files and 480 ticks in the score.</summary>
public partial class MusicXmlScoreReaderTests
{
    [Theory]
    [InlineData("C4:2 D4:1 Eb4:1 F#4:4", "C4 0+960, D4 960+480, Eb4 1440+480, F#4 1920+1920")]
    [InlineData("C4:2 r:2 D4:4", "C4 0+960, D4 1920+1920")]
    [InlineData("C4:2 +E4:2 +G4:2 A4:6", "C4 0+960, E4 0+960, G4 0+960, A4 960+2880")]
    [InlineData("C4:2 +E4:4 A4:6", "C4 0+960, E4 0+1920, A4 960+2880")] // the first note of a chord moves on
    [InlineData("C5:8 back:8 v2 C4:4 D4:4", "C4 0+1920, C5 0+3840, D4 1920+1920")]
    [InlineData("C5:8 back:4 v2 D4:4", "C5 0+3840, D4 1920+1920")]
    [InlineData("fwd:4 C5:4", "C5 1920+1920")]
    [InlineData("C4:4~ ~C4:4", "C4 0+3840")]
    [InlineData("C4:2~ ~C4:2~ ~C4:2 C4:2", "C4 0+2880, C4 2880+960")]
    [InlineData("C4:4~ +E4:4 ~C4:4 +E4:4", "C4 0+3840, E4 0+1920, E4 1920+1920")]
    [InlineData("C4:2~ E4:2~ ~C4:4 +~E4:4", "C4 0+3840, E4 960+2880")] // an arpeggio held to its chord
    [InlineData("C4:4~ ~C4:4 back:8 v2 C4:4 C4:4", "C4 0+1920, C4 0+3840, C4 1920+1920")]
    [InlineData("Cbb4:4 B##3:4", "Bb3 0+1920, C#4 1920+1920")]
    [InlineData("C4:0.5 D4:1.5 E4:6", "C4 0+240, D4 240+720, E4 960+2880")] // decimals are allowed
    public void NotesOfABarAreRead(string notes, string expected) =>
        Assert.Equal(expected, Show(Partwise(Start + Notes(notes))));

    [Fact]
    public void TiesLeadOverBarlines() =>
        Assert.Equal("C4 0+9600", Show(Partwise(Start + Notes("C4:8~"), Notes("~C4:8~"), Notes("~C4:4 r:4"))));

    [Fact]
    public void TupletsAddUpToWholeBars()
    {
        string thirds = string.Concat(Enumerable.Repeat(Notes("C4:7 D4:7 E4:7"), 4));
        string start = Start.Replace("<divisions>2", "<divisions>21", StringComparison.Ordinal);
        string[] last = Show(Partwise(start + thirds, Notes("C4:84"))).Split(", ");
        Assert.Equal("D4 320+320", last[1]);
        Assert.Equal("C4 3840+3840", last[^1]);
    }

    [Fact]
    public void DivisionsMayChangeWithinABar() =>
        Assert.Equal("C4 0+960, D4 960+960, E4 1920+1920",
            Show(Partwise(
                Start + Notes("C4:2") + "<attributes><divisions>3</divisions></attributes>" + Notes("D4:3 E4:6"))));

    [Fact]
    public void GraceNotesAndCueNotesAreLeftOut()
    {
        string grace = $"<note><grace slash=\"yes\"/>{Pitch("D4")}<tie "
            + $"type=\"start\"/></note><note><grace/><chord/>{Pitch("F4")}</note>";
        string cue = $"<note><cue/>{Pitch("A4")}<duration>4</duration></note>";
        Assert.Equal("C4 0+960, D4 960+960", Show(Partwise(Start + Notes("C4:2") + grace + Notes("~D4:2") + cue)));
    }

    [Fact]
    public void EachStaffIsAPartAndTiesMayCross() =>
        Assert.Equal("C5 0+1920, D5 1920+1920 | C3 0+3840",
            Show(Score(Part("P1", Start + Notes("s1 C5:4 D5:4 back:8 s2 v5 C3:4~ s1 ~C3:4")))));

    [Fact]
    public void TheSungPartComesFirst()
    {
        const string List = """
            <score-part id="P1"><part-name>Piano</part-name></score-part>
            <score-part id="P2"><part-name>Voice</part-name></score-part>
            """;
        string sung = Notes("E5:8")
            .Replace("</note>", "<lyric><text>la</text></lyric></note>", StringComparison.Ordinal);
        Score score = NotationText.ReadSound(
            Listed(List, Part("P1", Start + Notes("s1 C5:8 back:8 s2 C3:8")), Part("P2", Start + sung)), "x.musicxml");
        Assert.Equal(["Voice", "Piano, staff 1", "Piano, staff 2"], score.Parts.Select(part => part.Name));
        Assert.Equal("E5 0+3840 | C5 0+3840 | C3 0+3840", NotationText.Show(score));
    }

    [Fact]
    public void TransposingPartsAreReadAsTheySound()
    {
        const string Clarinet = "<attributes><key><fifths>2</fifths></key><transpose><diatonic>-1</diatonic>"
            + "<chromatic>-2</chromatic></transpose></attributes>";
        const string Bass =
            "<attributes><transpose><chromatic>0</chromatic><octave-change>-1</octave-change></transpose></attributes>";
        Score score = NotationText.ReadSound(
            Score(Part("P1", Start + Clarinet + Notes("D4:8")), Part("P2", Start + Bass + Notes("C3:8"))),
            "x.musicxml");
        Assert.Equal("C4 0+3840 | C2 0+3840", NotationText.Show(score));
        Assert.Equal([new KeyChange(Ticks.Zero, 0, false)], score.Keys);
    }

    [Fact]
    public void UnpitchedNotesArePercussion()
    {
        const string List = """
            <score-part id="P1">
              <part-name>Drums</part-name>
              <score-instrument id="I1"><instrument-name>Snare</instrument-name></score-instrument>
              <midi-instrument id="I1">
                <midi-channel>10</midi-channel><midi-unpitched>39</midi-unpitched>
              </midi-instrument>
            </score-part>
            """;
        const string Snare = """
            <note>
              <unpitched><display-step>C</display-step><display-octave>5</display-octave></unpitched>
              <duration>8</duration>
              <instrument id="I1"/>
            </note>
            """;
        Part drums = NotationText.ReadSound(Listed(List, Part("P1", Start + Snare)), "x.musicxml").Parts[0];
        Assert.True(drums.IsPercussion);
        Assert.Equal("D2 0+3840", NotationText.Show(drums)); // 38 is General MIDI's acoustic snare
    }

    private static string Show(string text) => NotationText.Show(NotationText.ReadSound(text, "x.musicxml"));

    private static string ShowWritten(string text) =>
        NotationText.Show(new MusicXmlScoreReader(expandsRepeats: false)
            .Read(Encoding.UTF8.GetBytes(text), "x.musicxml", ReadPolicy.Strict).Score);
}
