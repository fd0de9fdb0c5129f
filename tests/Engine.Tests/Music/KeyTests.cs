using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Music;

public sealed class KeyTests
{
    [Theory]
    [InlineData("C", 0, false, 0)]
    [InlineData("D minor", -1, true, 2)]
    [InlineData("Bb", -2, false, 10)]
    [InlineData("F# major", 6, false, 6)]
    [InlineData("c#", 4, true, 1)]
    [InlineData("Am", 0, true, 9)]
    [InlineData(" eb Minor ", -6, true, 3)]
    [InlineData("Cb", -7, false, 11)]
    [InlineData("A# min", 7, true, 10)]
    public void Names(string text, int fifths, bool isMinor, int tonic)
    {
        Assert.True(Key.TryParse(text, out Key key));
        Assert.Equal(new Key(fifths, isMinor), key);
        Assert.Equal(tonic, key.Tonic);
        Assert.True(Key.TryParse(key.ToString(), out Key again));
        Assert.Equal(key, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("H")]
    [InlineData("D dorian")]
    [InlineData("G# major")]
    [InlineData("Fb minor")]
    [InlineData("b minor!")]
    public void WhatIsNoKey(string? text) => Assert.False(Key.TryParse(text, out _));

    [Fact]
    public void EveryTonicHasAKey()
    {
        foreach (bool isMinor in new[] { false, true })
            Assert.All(Enumerable.Range(0, 12), tonic => Assert.Equal(tonic, Key.Of(tonic, isMinor).Tonic));
        Assert.Equal("Gb major", Key.Of(6, false).ToString());
    }

    [Fact]
    public void ScalesAreThoseOfTheSignature()
    {
        Assert.Equal(0b1010_1011_0101, new Key(0, false).Scale);
        Assert.Equal(0b1010_1011_0101 | 1 << 8 | 1 << 6, new Key(0, true).Scale);
        Assert.Equal(new Key(-3, false).Scale, new Key(-3, true).Scale & new Key(-3, false).Scale);
    }

    [Theory]
    [InlineData("C", "D", 2)]
    [InlineData("C", "B", -1)]
    [InlineData("C", "F#", 6)]
    [InlineData("C", "G", -5)]
    [InlineData("E minor", "D minor", -2)]
    [InlineData("A minor", "C", 0)]
    public void Distances(string from, string to, int semitones)
    {
        Assert.True(Key.TryParse(from, out Key a));
        Assert.True(Key.TryParse(to, out Key b));
        Assert.Equal(semitones, a.SemitonesTo(b));
    }

    [Theory]
    [InlineData("C4 1/4, D4 1/4, E4 1/4, F4 1/4, G4 1/2, E4 1/2, F4 1/4, D4 1/4, C4 1/2", "C major")]
    [InlineData("A4 1/2, B4 1/4, C5 1/4, D5 1/4, E5 1/2, A4 1/4, G#4 1/4, A4 1/1", "A minor")]
    [InlineData("D4+F#4+A4 1/1, G4+B4+D5 1/1, A4+C#5+E5 1/1, D4+F#4+A4 1/1", "D major")]
    public void WhereNoneIsNamedItIsFound(string notes, string key) =>
        Assert.Equal(key, KeyFinder.KeyOf(TestPhrases.Score(notes)).ToString());

    [Fact]
    public void ANamedKeyIsBelieved() => Assert.Equal(
        new Key(3, true), KeyFinder.KeyOf(TestPhrases.Score("C4 1/4") with { Keys = [new(Ticks.Zero, 3, true)] }));
}
