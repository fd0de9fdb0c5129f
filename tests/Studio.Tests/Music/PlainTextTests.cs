using Continuo.Studio.Music;
using Xunit;

namespace Continuo.Studio.Tests.Music;

public class PlainTextTests
{
    [Theory]
    [InlineData("Für Elise", "Für Elise")]
    [InlineData("  a \t\r\n b\0c ", "a b c")]
    [InlineData("song\u202Edim.exe", "songdim.exe")]
    [InlineData("\u2066a\u2069\u200B\uFEFFb", "ab")]
    // Text stays text; the page never takes it for more.
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("\u266B \uD83C\uDFB5", "\u266B \uD83C\uDFB5")]
    [InlineData("\u0007\u0000", "?")]
    public void OnlyWhatCanBeShownStays(string text, string expected) =>
        Assert.Equal(expected, PlainText.Clean(text, "?"));

    [Fact]
    public void HalfASignIsReplaced() => Assert.Equal("a\uFFFDb", PlainText.Clean("a\uD83Cb"));

    [Fact]
    public void ItIsCutWithoutCuttingASign()
    {
        Assert.Equal(200, PlainText.Clean(new string('x', 10_000)).Length);
        Assert.Equal(new string('x', 199), PlainText.Clean(new string('x', 199) + "\uD83C\uDFB5"));
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData(@"C:\music\tune.mid", "tune.mid")]
    [InlineData("folder/", "untitled")]
    [InlineData("", "untitled")]
    public void OfAPathTheLastPartStays(string path, string name) => Assert.Equal(name, PlainText.FileName(path));
}
