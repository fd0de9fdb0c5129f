using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Music;

public sealed class KeyFinderTests
{
    [Theory]
    [InlineData("C4 1/4, D4 1/4, E4 1/4, F4 1/4, G4 1/4, A4 1/4, B4 1/4, C5 1/4", "C major")]
    [InlineData("G4 1/4, B4 1/4, D5 1/2, C5 1/4, A4 1/4, F#4 1/4, G4 1/2", "G major")]
    [InlineData("A4 1/4, C5 1/4, E5 1/4, A4 1/4, G#4 1/4, B4 1/4, A4 1/2", "A minor")]
    [InlineData("F4+A4+C5 1/2, A#3+D4+F4 1/2, C4+E4+G4 1/2, F4 1/1", "F major")]
    [InlineData("E4 1/4, G4 1/4, B4 1/4, D#5 1/8, E5 1/2, C5 1/8, A4 1/8, F#4 1/8, E4 1/2", "E minor")]
    public void ATuneIsInItsKey(string text, string expected) =>
        Assert.Equal(expected, KeyFinder.Find(TestPhrases.Notes(text)).ToString());

    [Fact]
    public void ATransposedTuneIsInTheTransposedKey()
    {
        Note[] tune = TestPhrases.Notes("G4 1/4, B4 1/4, D5 1/2, C5 1/4, A4 1/4, F#4 1/4, G4 1/2");
        for (int semitones = 0; semitones < 12; semitones++)
        {
            Note[] moved = [.. tune.Select(note => note with { Pitch = note.Pitch.Transposed(semitones) })];
            Assert.Equal(new Key((7 + semitones) % 12, false), KeyFinder.Find(moved));
        }
    }

    [Fact]
    public void AProfileIsItsOwnKey()
    {
        // Temperley 1999, table of the revised profiles: here for D minor.
        double[] minor = [5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 1.5, 4];
        Assert.Equal(new Key(2, true), KeyFinder.Find([.. Enumerable.Range(0, 12).Select(i => minor[(i + 10) % 12])]));
    }

    [Fact]
    public void WithNothingToTellByItIsCMajor()
    {
        Assert.Equal(new Key(0, false), KeyFinder.Find(ReadOnlySpan<Note>.Empty));
        Assert.Equal(
            new Key(0, false), KeyFinder.Find(TestPhrases.Notes("C4+C#4+D4+D#4+E4+F4+F#4+G4+G#4+A4+A#4+B4 1/4")));
    }

    [Fact]
    public void LongNotesCountForMore()
    {
        Assert.Equal(
            "G major", KeyFinder.Find(TestPhrases.Notes("G3 2/1, B3 1/4, D4 1/4, C4 1/16, F4 1/16")).ToString());
    }

    [Fact]
    public void NothingIsAllocated()
    {
        Note[] tune = TestPhrases.Notes("G4 1/4, B4 1/4, D5 1/2");
        KeyFinder.Find(tune);
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 1000; i++)
                KeyFinder.Find(tune);
        });
    }
}
