using Continuo.Engine.Tests.Import.Notation;

namespace Continuo.Engine.Tests.Import.Abc;

public class AbcFuzzTests
{
    [Fact]
    public void MutatedTextsAreReadOrRefusedInTime() => NotationFuzz.Check(
        "fuzz.abc",
        "|:[](){}<>-/0123456789^_=ABCdefz,'\"!&%\\\n XVKML",
        100_000,
        "X:1\nT:Tune\nM:6/8\nL:1/8\nQ:3/8=80\nK:Em clef=bass\n"
            + "E|:EFG A>Bc|(3ABc [EGB]2-[EGB]|1 Z:|2 {g}c3-c3 & E6|]\n\nX:2\nK:C\n[V:A]C>>D[V:B]z8::^c4|",
        "X:3\nM:C|\nL:1/4\nV:S\nV:B\nK:Bb dor ^f\nV:S\n"
            + "|:C/D/E// \"Am\"F3/2|[1,3 G4:|[2-4 (5:4:5ABcde|]\n%%staves S B\n"
            + "V:B\nC,4|[M:3/4][L:1/16]X2|\nw: words\n");
}
