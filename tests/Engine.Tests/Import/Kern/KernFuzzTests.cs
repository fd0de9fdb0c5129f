using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Kern;

public class KernFuzzTests
{
    [Fact]
    public void MutatedTextsAreReadOrRefusedInTime() => NotationFuzz.Check(
        "fuzz.krn",
        "*=!\t\n ^vx+-.:|[]_%0123456789abcdefgABCDEFGqr#nkMI\"",
        100_000,
        KernText.File(
            "!!!OTL: Tune", "**kern  **kern  **dynam", "*I\"Bass  *  *", "*M3/4  *M3/4  *", "*k[b-]  *k[b-]  *",
            "*d:  *d:  *", "*MM100  *MM100  *", "8r  8a  .", "=1  =1  =1", "*  *^  *", "[2.D 2.F  4dd  [8f  p",
            ".  .  8f]  .", "=:|!|:  =:|!|:  =:|!|:  =:|!|:", "*v  *v  *v  *", "2.D] 2.F  4.dd  f",
            ".  8qee  .", ".  12ff  .", ".  12gg  .", ".  12ff  .", ".  8ee  .", "==  ==  ==", "*-  *-  *-"),
        KernText.File(
            "**kern  **text  **kern", "*>[A,B]  *  *clefX", "*M4/4  *M4/4  *M4/4",
            "0C  la  3%2c", ".  .  3%2d", ".  .  00e", "*x  *x  *", "*  *x  *x", "*+  *  *", "*  **kern  *  *",
            "la  4c  4d  4e-_", "*-  *  *  *", "4f##  4g--  20b", "*^  *  *", "*-  *-  *-  *-"));
}
