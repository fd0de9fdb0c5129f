using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Music;

public sealed class KeyTests
{
    [Theory]
    [InlineData(0, false, "C major", 0)]
    [InlineData(0, true, "A minor", 0)]
    [InlineData(1, false, "G major", 5)]
    [InlineData(2, false, "D major", -2)]
    [InlineData(-1, false, "F major", -5)]
    [InlineData(-1, true, "D minor", -5)]
    [InlineData(6, false, "F# major", 6)]
    [InlineData(-6, false, "F# major", 6)]
    [InlineData(7, false, "C# major", -1)]
    [InlineData(-7, true, "Ab minor", 1)]
    [InlineData(3, true, "F# minor", 3)]
    public void ASignatureNamesAKeyAndItsWayToTheWhiteKeys(int fifths, bool isMinor, string expected, int semitones)
    {
        Key key = Key.Of(new(Ticks.Zero, fifths, isMinor));
        Assert.Equal(expected, key.ToString());
        Assert.Equal(semitones, key.SemitonesToNatural);
    }

    [Theory]
    [InlineData(60, 5, 65)]
    [InlineData(125, 5, 118)]
    [InlineData(2, -5, 9)]
    public void ATransposedPitchStaysWithinMidi(int pitch, int semitones, int expected) =>
        Assert.Equal(expected, new Pitch((byte)pitch).Transposed(semitones).Number);
}
