using System.Text;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;
using Xunit.Abstractions;
using static Continuo.Engine.Tests.Import.MusicXml.MusicXmlText;

namespace Continuo.Engine.Tests.Import.MusicXml;

public class MusicXmlFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 100_000;
    private const string Alphabet = "<>/=\"'&;! 0123456789-.CDEFGABnote";

    private static readonly string[] Words =
    [
        "<chord/>", "<grace/>", "<cue/>",
        "<rest/>", "<tie type=\"start\"/>", "<tie type=\"stop\"/>", "<staff>2</staff>", "<voice>2</voice>",
        "<duration>99999999</duration>", "<divisions>1</divisions>", "<alter>-1</alter>", "</note>", "<note>",
        "</measure><measure>", RepeatFrom, RepeatTo, "<barline><ending number=\"1,2\" type=\"start\"/></barline>",
        "<transpose><chromatic>-5</chromatic></transpose>", "<sound tempo=\"1e9\"/>",
        "<backup><duration>3</duration></backup>", "<forward><duration>3</duration></forward>",
    ];

    private static readonly string[] Seeds =
    [
        Partwise(Start + Notes("C4:2~ +E4:2 r:2 ~C4:4 back:4 v2 G3:4")),
        Partwise(
            Start + "<attributes><key><fifths>1</fifths></key></attributes>" + Notes("C4:8"),
            RepeatFrom + Notes("s2 D4:8") + RepeatTo),
        Score(Part("P1", Start + Notes("C5:8")), Part("P2", Start + "<sound tempo=\"90\"/>" + Notes("C3:8"))),
        $"<score-timewise><measure><part id=\"A\">{Start}{Notes("C4:8")}</part></measure></score-timewise>",
    ];

    [Fact]
    public void MutatedTextsAreReadOrRefusedInTime() =>
        output.WriteLine(NotationFuzz.Check("x.musicxml", new(Rounds, Alphabet, Words), Texts));

    [Fact]
    public void ArchivesOfMutatedTextsAreReadOrRefusedInTime() =>
        output.WriteLine(NotationFuzz.Check("x.mxl", new(Rounds / 4, Alphabet, Words), Texts, Archive));

    [Fact]
    public void MutatedArchivesAreReadOrRefusedInTime() =>
        output.WriteLine(NotationFuzz.Check(
            "x.mxl", new(Rounds * 3 / 4, "PK\u0001\u0002\u0003\u0004\0\u00FF", []), [.. Texts.Select(Archive)]));

    private static byte[][] Texts => [.. Seeds.Select(Encoding.UTF8.GetBytes)];

    private static byte[] Archive(byte[] text) =>
        Zip(("META-INF/container.xml", Encoding.UTF8.GetBytes(Container("score.xml"))), ("score.xml", text));
}
