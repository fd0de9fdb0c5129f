using System.Diagnostics;
using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Abc;

/// <summary>Files made to cost time or memory.</summary>
public class AbcLimitTests
{
    [Theory]
    [InlineData("X:1\n", 100_001, "", "more than 100000 tunes")]
    [InlineData("z////:|", 100_002, "X:1\nL:1/512\nK:C\n", "more than 100000 repeat signs")]
    public void TooMuchIsRefused(string repeated, int times, string start, string problem) =>
        Assert.Equal(problem, Assert.Throws<ScoreReadException>(
            () => ReadAll(start + string.Concat(Enumerable.Repeat(repeated, times)))).Problem);

    /// <summary>Each tune may play its bars sixteen times, so that all together could fill the memory.</summary>
    [Fact]
    public void RepeatsInManyTunesCannotFillTheMemory()
    {
        string tune = "X:1\nL:1/512\nK:C\n" + new string('C', 2000) + "|[1-16 C :|\n";
        string book = string.Concat(Enumerable.Repeat(tune, 100));
        Assert.Equal(
            "more than 1000000 notes in all its tunes", Assert.Throws<ScoreReadException>(() => ReadAll(book)).Problem);
    }

    [Fact]
    public void TooManyVoicesAreRefused() =>
        Assert.Equal("more than 128 voices", Assert.Throws<ScoreReadException>(
            () => ReadAll(
                "X:1\nK:C\n" + string.Concat(Enumerable.Range(0, 200).Select(voice => $"[V:{voice}]C\n")))).Problem);

    [Fact]
    public void AChordHasAsManyNotesAsThereAreKeys()
    {
        string[] accidentals = ["", "^", "_", "=", "^^", "__"];
        string chord = string.Concat(accidentals.SelectMany(
            sign => "C,,,D,,,E,,,F,,,G,,,A,,,B,,,C,,D,,E,,F,,G,,A,,B,,C,D,E,F,G,A,B,CDEFGAB".Replace(
                ",,,", ";", StringComparison.Ordinal).Replace(",,", ":", StringComparison.Ordinal)
                .Select(letter => letter switch { ';' => ",,,", ':' => ",,", ',' => ",", _ => sign + letter })));
        Assert.Equal(128, NotationText.CheckRepaired(
            $"X:1\nL:1\nK:C\n[{chord}]|", "x.abc", "a chord of more than 128 notes; the others left out",
            line: 4).Parts[0].Notes.Count);
    }

    /// <summary>Linear cost is below a second on an idle machine; were it the square of the length, minutes.</summary>
    [Theory]
    [InlineData("{", 4_000_000)]
    [InlineData("[", 4_000_000)]
    [InlineData("!", 4_000_000)]
    [InlineData("\"", 4_000_000)]
    [InlineData("(", 4_000_000)]
    [InlineData("^", 4_000_000)]
    [InlineData("[V:", 1_000_000)]
    [InlineData("C-", 100_000)]
    [InlineData("[CE", 100_000)]
    [InlineData("M:4/4\n", 100_000)]
    public void CostGrowsWithTheLength(string repeated, int times)
    {
        long start = Stopwatch.GetTimestamp();
        ReadAll("X:1\nL:1/512\nK:C\n" + string.Concat(Enumerable.Repeat(repeated, times)) + "\nC|\n");
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60)); // the machine may be busy
    }

    private static void ReadAll(string text) => ScoreReaders.ReadAll(Encoding.UTF8.GetBytes(text), "x.abc");
}
