using Continuo.Engine.Music;
using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Kern;

/// <summary>Sound files: what the **kern representation allows, by hand. A quarter note is 960 ticks.</summary>
public partial class KernScoreReaderTests
{
    private const string WholeBar = "*M1/4  "; // so that no pickup moves the notes

    [Theory]
    [InlineData("4c  4cc  4C  4ccc  4CC", "C4 0+960, C5 960+960, C3 1920+960, C6 2880+960, C2 3840+960")]
    [InlineData("4f#  4e-  4b--  4F##  4bn", "F#4 0+960, Eb4 960+960, A4 1920+960, G3 2880+960, B4 3840+960")]
    [InlineData("1c  2c  8c  16c  32c", "C4 0+3840, C4 3840+1920, C4 5760+480, C4 6240+240, C4 6480+120")]
    [InlineData("4.c  2..c  4...c  4c", "C4 0+1440, C4 1440+3360, C4 4800+1800, C4 6600+960")]
    [InlineData("0c  00c  0.c", "C4 0+7680, C4 7680+15360, C4 23040+11520")]
    [InlineData("12c  12d  12e  6f  3g", "C4 0+320, D4 320+320, E4 640+320, F4 960+640, G4 1600+1280")]
    [InlineData("3%2c  5%4d  2%3.e", "C4 0+2560, D4 2560+3072, E4 5632+8640")]
    [InlineData("20c  20c  20c  20c  20c  4d", "C4 0+192, C4 192+192, C4 384+192, C4 576+192, C4 768+192, D4 960+960")]
    [InlineData("4c  4r  8d  .  8ryy  4e", "C4 0+960, D4 1920+480, E4 2880+960")]
    [InlineData("4c 4e 4g  2f a cc", "C4 0+960, E4 0+960, G4 0+960, F4 960+1920, A4 960+1920, C5 960+1920")]
    [InlineData(
        "(4c'  4d-X^<)  4enL/J  {8f;>}  &4gT\\  4aay",
        "C4 0+960, C#4 960+960, E4 1920+960, F4 2880+480, G4 3360+960, A5 4320+960")]
    [InlineData("[4c  4c]  4c", "C4 0+1920, C4 1920+960")]
    [InlineData("[4c 4e  4c_ 4f  8c] 8f", "C4 0+2400, E4 0+960, F4 960+960, F4 1920+480")]
    [InlineData("[4c  =2  4c]", "C4 0+1920")]
    [InlineData("4c  8qd  16qqe 16qqg  4f", "C4 0+960, F4 960+960")]
    [InlineData("[8qd  4d]  4d", "D4 0+960, D4 960+960")] // a grace note tied into the chord
    [InlineData("[8qd  4e  [4d  4d]", "E4 0+960, D4 960+1920")] // one tied to nothing
    public void NotesAreRead(string tokens, string notes) => CheckColumn(WholeBar + tokens, notes);

    private static void CheckColumn(string tokens, string notes) =>
        Assert.Equal(notes, NotationText.Show(KernText.ReadColumn(tokens)));

    [Fact]
    public void ColumnsBecomePartsFromTheHighestDown()
    {
        Score score = KernText.ReadSound(
            "!!!COM: Nobody",
            "!!!OTL@@EN: A tune",
            "**kern  **dynam  **kern  **text",
            "*I\"Bass  *  *I\"Soprano  *",
            "*M4/4  *  *M4/4  *",
            "=1  =1  =1  =1",
            "!  ! local  !  !",
            "2C  p  4cc  la",
            ".  <  4dd  .",
            "4D  .  2ee  .",
            "8E  f  .  .",
            "8F  .  .  .",
            "==  ==  ==  ==",
            "*-  *-  *-  *-");
        Assert.Equal("A tune", score.Title);
        Assert.Equal(["Soprano", "Bass"], score.Parts.Select(part => part.Name));
        Assert.Equal(
            "C5 0+960, D5 960+960, E5 1920+1920 | C3 0+1920, D3 1920+960, E3 2880+480, F3 3360+480",
            NotationText.Show(score));
    }

    [Fact]
    public void ColumnsSplitAndJoin() => Assert.Equal(
        "C5 0+3840, C4 3840+960, C5 3840+1920, D4 4800+960, A4 5760+960, E5 5760+1920, "
            + "B4 6720+960 | C3 0+3840, G2 3840+3840",
        NotationText.Show(KernText.ReadSound(
            "**kern  **kern",
            "*M4/4  *M4/4",
            "1C  1cc",
            "=1  =1",
            "*  *^",
            "1GG  2cc  4c",
            ".  .  4d",
            "*  *  *^",
            ".  2ee  4a  4ryy",
            "*  *  *v  *v",
            ".  .  4b",
            "*  *v  *v",
            "==  ==",
            "*-  *-")));

    [Fact]
    public void NeighbouringStavesJoinOnTheSameLine() => Assert.Equal(
        "C5 0+960, E5 0+960, G5 960+960 | C3 0+960, E3 0+960, G3 960+960",
        NotationText.Show(KernText.ReadSound(
            "**kern  **kern",
            "*M2/4  *M2/4",
            "*^  *^",
            "4C  4E  4cc  4ee",
            "*v  *v  *v  *v",
            "4G  4gg",
            "*-  *-")));

    [Fact]
    public void ColumnsSwapBeginAndEnd() => Assert.Equal(
        "E5 1920+960 | C4 0+960, D4 960+960, E4 1920+960 | C3 0+960, D3 960+960",
        NotationText.Show(KernText.ReadSound(
            "**kern  **kern",
            "*M1/4  *M1/4",
            "4C  4c",
            "*x  *x",
            "4d  4D",
            "*+  *",
            "*  **kern  *",
            "*  *  *-",
            "4e  4ee",
            "*-  *-")));

    [Fact]
    public void WhereAllColumnsEndOthersGoOn() => Assert.Equal(
        "C5 0+960, D5 960+960 | C3 0+960, D3 960+960",
        NotationText.Show(KernText.ReadSound(
            "**kern  **kern", "*M1/4  *M1/4", "4C  4cc", "*-  *-", "**kern  **kern", "4D  4dd", "*-  *-")));

    [Fact]
    public void TiesCrossStavesAndVoices() => Assert.Equal(
        "C4 0+1920, D4 1920+1920 | ",
        NotationText.Show(KernText.ReadSound(
            "**kern  **kern",
            "*M2/4  *M2/4",
            "4r  [4c",
            "4c]  4r",
            "*  *^",
            "4r  4r  [4d",
            "*  *v  *v",
            "4r  4d]",
            "*-  *-")));

    [Fact]
    public void RepeatsAndSectionsStayAsWritten() =>
        CheckColumn(
            "*>[A,A1,A,A2]  *M1/4  *>A  4c  =:|!|:  *>A1  4d  =:|!  *>A2  4e  ==", "C4 0+960, D4 960+960, E4 1920+960");
}
