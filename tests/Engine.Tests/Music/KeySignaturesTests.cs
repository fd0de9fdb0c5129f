using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Music;

public sealed class KeySignaturesTests
{
    [Theory]
    [InlineData("C", 0, false)]
    [InlineData("D minor", 2, true)]
    [InlineData("Bb", 10, false)]
    [InlineData("F# major", 6, false)]
    [InlineData("c#", 1, true)]
    [InlineData("Am", 9, true)]
    [InlineData(" eb Minor ", 3, true)]
    [InlineData("Cb", 11, false)]
    [InlineData("BM", 11, false)]
    public void Names(string text, int tonic, bool isMinor)
    {
        Assert.True(KeySignatures.TryParse(text, out Key key));
        Assert.Equal(new Key(tonic, isMinor), key);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("H")]
    [InlineData("D dorian")]
    [InlineData("b minor!")]
    public void WhatIsNoKey(string? text) => Assert.False(KeySignatures.TryParse(text, out _));

    [Theory]
    [InlineData("C", 0)]
    [InlineData("D minor", -1)]
    [InlineData("Bb", -2)]
    [InlineData("B", 5)]
    [InlineData("F#", -6)]
    [InlineData("c#", 4)]
    public void Signatures(string key, int fifths)
    {
        KeyChange signature = KeyNamed(key).ToSignature(Ticks.Zero);
        Assert.Equal(fifths, signature.Fifths);
        Assert.Equal(KeyNamed(key), Key.Of(signature));
    }

    [Fact]
    public void Scales()
    {
        Assert.Equal(0b1010_1011_0101, KeyNamed("C").ToScale());
        Assert.Equal(KeyNamed("C").ToScale() | 1 << 6 | 1 << 8, KeyNamed("A minor").ToScale());
        Assert.Equal(1 << 10, KeyNamed("F").ToScale() & ~KeyNamed("C").ToScale());
    }

    [Theory]
    [InlineData("C", "D", 2)]
    [InlineData("C", "B", -1)]
    [InlineData("C", "F#", 6)]
    [InlineData("C", "G", -5)]
    [InlineData("E minor", "D minor", -2)]
    [InlineData("A minor", "C", 0)]
    [InlineData("E minor", "F", -2)]
    public void Distances(string from, string to, int semitones) =>
        Assert.Equal(semitones, KeyNamed(from).SemitonesTo(KeyNamed(to)));

    [Fact]
    public void ANamedKeyIsBelievedAndAnUnnamedOneFound()
    {
        Score score = TestPhrases.Score("D4+F#4+A4 1/1, G4+B4+D5 1/1, A4+C#5+E5 1/1, D4+F#4+A4 1/1");
        Assert.Equal(KeyNamed("D"), KeySignatures.KeyOf(score));
        Assert.Equal(KeyNamed("F# minor"), KeySignatures.KeyOf(score with { Keys = [new(Ticks.Zero, 3, true)] }));
    }

    private static Key KeyNamed(string name) =>
        KeySignatures.TryParse(name, out Key key) ? key : throw new ArgumentException(name);
}
