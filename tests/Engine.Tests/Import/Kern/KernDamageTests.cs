using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Kern;

/// <summary>Flaws: repaired and told with their line, or refused.</summary>
public class KernDamageTests
{
    [Theory]
    [InlineData("[4c  4d", "a tie that leads nowhere; ignored", 3, "C4 0+960, D4 960+960")]
    [InlineData("4c  4c]", "a tie that comes from nowhere; the note begins there", 4, "C4 0+960, C4 960+960")]
    [InlineData("4c  ?  4d", "a note that makes no sense; left out", 4, "C4 0+960, D4 960+960")]
    [InlineData("4c  8  8e", "a note without a pitch; taken as a rest", 4, "C4 0+960, E4 1440+480")]
    [InlineData("4c  4ffd#  4e", "a note with two pitches; the first counts", 4, "C4 0+960, F5 960+960, E4 1920+960")]
    [InlineData("4c  d  4e", "a note without length; left out", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c  4%0d  4e", "a note that makes no sense; left out", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c  4ccccccccc  4e", "a note that makes no sense; left out", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c  4CCCCCCCC  4e", "a pitch beyond MIDI's keys; left out", 4, "C4 0+960, E4 1920+960")]
    [InlineData("4c  *M4/5  4e", "a time signature that cannot be; ignored", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c  *MM0  4e", "a tempo that cannot be; ignored", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c  *k[f#f#f#f#f#f#f#f#]  4e", "a key signature that cannot be; ignored", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c  *v  4e", "a column to join without its partner; ignored", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c  *x  4e", "a column to swap without its partner; ignored", 4, "C4 0+960, E4 960+960")]
    [InlineData("4c\t4d  4e", "a line with too many or too few columns; read from the left", 3, "C4 0+960, E4 960+960")]
    public void FlawsOfAColumnAreRepairedOrRefused(string tokens, string repair, int line, string notes) =>
        Assert.Equal(notes,
            NotationText.Show(KernText.CheckRepaired(repair, line, ["**kern", "*M1/4", .. tokens.Split("  "), "*-"])));

    [Fact]
    public void AFileCutOffIsReadAsFarAsItGoes() => Assert.Equal(
        "C4 0+960",
        NotationText.Show(KernText.CheckRepaired(
            "the columns do not end with *-; read as far as they go", 4, "**kern", "*M1/4", "4c")));

    [Fact]
    public void LinesOutsideColumnsAreSkipped() => Assert.Equal(
        "C4 0+960",
        NotationText.Show(KernText.CheckRepaired(
            "a line where there are no columns; skipped", 1, "4d", "**kern", "*M1/4", "4c", "*-")));

    [Fact]
    public void AJoinBesideTheSplitColumnsIsMovedThere() => Assert.Equal(
        "C5 0+960, E5 0+960, D5 960+960 | C3 0+960, D3 960+960",
        NotationText.Show(KernText.CheckRepaired(
            "a join of different staves; the nearest columns that were split are joined", 5,
            "**kern  **kern  **dynam", "*M1/4  *M1/4  *", "*  *^  *", "4C  4cc  4ee  f", "*v  *v  *  *", "4D  4dd  p",
            "*-  *-  *-")));

    [Fact]
    public void ShortColumnsAreFilledUpAtTheBarLine() => Assert.Equal(
        "C5 0+1920, D5 1920+1920 | C3 0+960, D3 1920+1920",
        NotationText.Show(KernText.CheckRepaired(
            "a bar whose columns are not equally long; the shorter are filled up", 4,
            "**kern  **kern", "*M2/4  *M2/4", "4C  2cc", "=2  =2", "2D  2dd", "*-  *-")));

    [Fact]
    public void NotesThatCannotBeginTogetherBeginAtTheLatest() => Assert.Equal(
        "C5 0+1920, D5 1920+960 | C3 0+960, D3 1920+960",
        NotationText.Show(KernText.CheckRepaired(
            "notes in a line that cannot begin together; begun at the latest", 4,
            "**kern  **kern", "*M2/4  *M2/4", "4C  2cc", "4D  4dd", "*-  *-")));

    [Theory]
    [InlineData("", "no column of **kern", 1)]
    [InlineData("**text\nla\n*-\n", "no column of **kern", 1)]
    [InlineData("this is not music\nat all\n", "no column of **kern", 1)]
    public void WhatIsNoMusicIsRefused(string text, string problem, int line)
    {
        ScoreReadException refusal = Assert.Throws<ScoreReadException>(
            () => ScoreReaders.Read(Encoding.UTF8.GetBytes(text), KernText.Name));
        Assert.Equal(problem, refusal.Problem);
        Assert.Equal(line, refusal.Line);
    }

    [Fact]
    public void TooManyColumnsAreRefused()
    {
        string wide = "**kern\n" + new string('\t', 5000) + "\n*-\n";
        string doubling = "**kern\n" + string.Concat(Enumerable.Range(0, 20)
            .Select(i => string.Join('\t', Enumerable.Repeat("*^", 1 << Math.Min(i, 9))) + "\n"));
        string many = string.Concat(Enumerable.Repeat("**kern\n*+\n*\t**kern\n*-\t*\n", 2000));
        foreach (string text in (string[])[wide, doubling, many])
        {
            ScoreReadException refusal = Assert.Throws<ScoreReadException>(
                () => ScoreReaders.Read(Encoding.UTF8.GetBytes(text), KernText.Name));
            Assert.Equal("more than 1000 columns", refusal.Problem);
            Assert.True(refusal.Line > 1);
        }
    }

    [Fact]
    public void AbsurdTimesAreRefused()
    {
        string text = "**kern\n" + string.Concat(Enumerable.Repeat("000c\n1000000%999999c\n1%99999c\n", 100)) + "*-\n";
        Assert.Equal("a note lies absurdly late", Assert.Throws<ScoreReadException>(
            () => ScoreReaders.Read(Encoding.UTF8.GetBytes(text), KernText.Name)).Problem);
    }

    /// <summary>
    /// Each line goes through all columns, however short it is: a thousand
    /// columns over lines of one token cost a thousandfold.
    /// </summary>
    [Theory]
    [InlineData("=")]
    [InlineData("*MM60")]
    [InlineData("4c")]
    public void ManyShortLinesUnderManyColumnsAreRefused(string line)
    {
        string text = string.Join('\t', Enumerable.Repeat("**kern", 1000)) + "\n"
            + string.Concat(Enumerable.Repeat(line + "\n", 2000));
        ScoreReadException refusal = Assert.Throws<ScoreReadException>(
            () => ScoreReaders.Read(Encoding.UTF8.GetBytes(text), "x.krn"));
        Assert.Equal(("most lines lack most columns", 1003), (refusal.Problem, refusal.Line));
    }
}
