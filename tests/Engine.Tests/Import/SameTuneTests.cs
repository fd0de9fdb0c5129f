using System.Text;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import;

/// <summary>
/// A little tune in every format: a pickup, D minor, a change of meter, a tie over a bar line, a triplet, a chord, an
/// accidental, two voices. All must give the same score.
/// </summary>
public class SameTuneTests
{
    private const string Abc = """
        X:1
        T:Two Voices
        M:3/4
        L:1/8
        Q:1/4=90
        V:1 name="Upper"
        V:2 name="Lower"
        K:Dm
        [V:1] A2 | d2 e2 f2- | f2 (3edc [Ac]2 | [M:2/4] B2 ^c2 | d4 |]
        [V:2] z2 | D6        | F2 A2 E2       | [M:2/4] G2 A2  | D4 |]
        """;

    private const string Kern = """
        !!!OTL: Two Voices
        **kern|**kern
        *I"Lower|*I"Upper
        *k[b-]|*k[b-]
        *d:|*d:
        *M3/4|*M3/4
        *MM90|*MM90
        4r|4a
        =1|=1
        2.d|4dd
        .|4ee
        .|[4ff
        =2|=2
        4f|4ff]
        4a|12ee
        .|12dd
        .|12cc
        4e|4a 4cc
        =3|=3
        *M2/4|*M2/4
        4g|4b-
        4a|4cc#
        =4|=4
        2d|2dd
        ==|==
        *-|*-
        """;

    private static readonly Score Tune = new(
        "Two Voices",
        [
            new Part("Upper", Notes("69@1920+960 74@2880+960 76@3840+960 77@4800+1920 76@6720+320 74@7040+320 "
                + "72@7360+320 69@7680+960 72@7680+960 70@8640+960 73@9600+960 74@10560+1920")),
            new Part("Lower", Notes(
                "62@2880+2880 65@5760+960 69@6720+960 64@7680+960 67@8640+960 69@9600+960 62@10560+1920")),
        ],
        [new MeterChange(Ticks.Zero, new Meter(3, 4)), new MeterChange(new Ticks(8640), new Meter(2, 4))],
        [new TempoChange(Ticks.Zero, 90)],
        [new KeyChange(Ticks.Zero, -1, IsMinor: true)]);

    [Fact]
    public void Abc_gives_it() => Check(Encoding.UTF8.GetBytes(Abc), "tune.abc");

    [Fact]
    public void Kern_gives_it() => Check(Encoding.UTF8.GetBytes(Kern.Replace('|', '\t')), "tune.krn");

    [Fact]
    public void MusicXml_gives_it() => Check(Encoding.UTF8.GetBytes(MusicXml()), "tune.musicxml");

    /// <summary>The microseconds of a quarter note, 666,667 at 90 a minute, are whole in MIDI.</summary>
    [Fact]
    public void Midi_gives_it() => Check(MidiFileWriter.ToBytes(Tune), "tune.mid");

    private static void Check(byte[] file, string name)
    {
        ScoreReadResult result = ScoreReaders.Read(file, name, ReadPolicy.Strict);
        Score score = result.Score;
        Assert.Equal(Tune.Title, score.Title);
        Assert.Equal(NotationText.Show(Tune), NotationText.Show(score));
        Assert.Equal(Tune.Parts.Select(part => part.Name), score.Parts.Select(part => part.Name));
        Assert.Equal(Tune.Parts.SelectMany(part => part.Notes), score.Parts.SelectMany(part => part.Notes));
        Assert.Equal(Tune.Meters, score.Meters);
        Assert.Equal(Tune.Keys, score.Keys);
        Assert.Equal(Ticks.Zero, Assert.Single(score.Tempos).Position);
        Assert.Equal(90, score.Tempos[0].QuartersPerMinute, precision: 3);
    }

    // pitch@onset+length
    private static Note[] Notes(string text)
    {
        static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
        return [.. text.Split(' ').Select(word => word.Split('@', '+')).Select(numbers => new Note(
            new Ticks(Number(numbers[1])), new Ticks(Number(numbers[2])), new Pitch((byte)Number(numbers[0])),
            new Velocity(80)))];
    }

    private static string MusicXml()
    {
        const string Signs = "<attributes><divisions>6</divisions><key><fifths>-1</fifths><mode>minor</mode>"
            + "</key><time><beats>3</beats><beat-type>4</beat-type></time></attributes>";
        const string NewMeter = "<attributes><time><beats>2</beats><beat-type>4</beat-type></time></attributes>";
        string upper = Measures(
            Signs + "<sound tempo=\"90\"/>" + Note("A4", 6),
            Note("D5", 6) + Note("E5", 6) + Note("F5", 6, "<tie type=\"start\"/>"),
            Note("F5", 6, "<tie type=\"stop\"/>") + Note("E5", 2) + Note("D5", 2) + Note("C5", 2) + Note("A4", 6)
                + Note("C5", 6, inChord: true),
            NewMeter + Note("Bb4", 6) + Note("C#5", 6),
            Note("D5", 12));
        string lower = Measures(
            Signs + "<note><rest/><duration>6</duration></note>",
            Note("D4", 18),
            Note("F4", 6) + Note("A4", 6) + Note("E4", 6),
            NewMeter + Note("G4", 6) + Note("A4", 6),
            Note("D4", 12));
        return "<score-partwise><work><work-title>Two Voices</work-title></work>"
            + "<part-list><score-part id=\"P1\"><part-name>Upper</part-name></score-part><score-part "
            + "id=\"P2\"><part-name>Lower</part-name></score-part></part-list>"
            + $"<part id=\"P1\">{upper}</part><part id=\"P2\">{lower}</part></score-partwise>";
    }

    private static string Measures(params string[] contents) =>
        string.Concat(contents.Select((content, number) =>
            $"<measure number=\"{number}\"{(number == 0 ? " implicit=\"yes\"" : "")}>{content}</measure>"));

    private static string Note(string pitch, int duration, string tie = "", bool inChord = false)
    {
        string alter = pitch.Contains('b', StringComparison.Ordinal)
            ? "<alter>-1</alter>"
            : pitch.Contains('#', StringComparison.Ordinal) ? "<alter>1</alter>" : "";
        return $"<note>{(inChord ? "<chord/>" : "")}<pitch><step>{pitch[0]}</step>{alter}<octave>{pitch[^1]}</octave>"
            + $"</pitch><duration>{duration}</duration>{tie}</note>";
    }
}
