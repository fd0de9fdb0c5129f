using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Which of two stretches fits a phrase better.</summary>
public sealed class PhraseLikenessTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly Note[] Phrase = TestPhrases.Notes(
        "C4 1/8, E4 1/8, G4 1/8, E4 1/8, D4 1/8, F4 1/8, E4 1/4, "
        + "C4 1/8, E4 1/8, G4 1/8, C5 1/8, B4 1/8, A4 1/8, G4 1/4");

    [Theory]
    [InlineData("key", "D4 1/4, E4 1/4, F4 1/4, C4 1/4", "C#4 1/4, Eb4 1/4, F#4 1/4, C4 1/4")]
    [InlineData("register", "D4 1/4, E4 1/4, F4 1/4, C4 1/4", "D6 1/4, E6 1/4, F6 1/4, C6 1/4")]
    [InlineData("rhythm", "E4 1/8, E4 1/8, E4 1/8, E4 1/8, E4 1/8, E4 1/8, E4 1/4", "E4 1/2, E4 1/2")]
    [InlineData(
        "turns", "C4 1/8, E4 1/8, G4 1/8, F4 1/8, D4 1/8, E4 1/8", "G4 1/8, F4 1/8, C4 1/8, E4 1/8, D4 1/8, E4 1/8")]
    public void TheNearerStretchFitsBetter(string what, string near, string far)
    {
        PhraseLikeness likeness = Of(Phrase);
        Assert.True(
            Score(likeness, TestPhrases.Notes(near)) > Score(likeness, TestPhrases.Notes(far)), what);
    }

    [Fact]
    public void SilenceFitsABusyPhraseWorse()
    {
        Assert.True(Score(Of(Phrase), []) < Score(Of(TestPhrases.Notes("C4 1/1")), []));
        Assert.Equal(0, Score(Of([]), Phrase));
    }

    [Fact]
    public void OnlyTheLastPhraseCounts()
    {
        PhraseLikeness likeness = Of(TestPhrases.Notes("F#4 1/4, G#4 1/4, A#4 1/4"));
        likeness.Read(Phrase, Bars);
        PhraseLikeness copy = Of(TestPhrases.Notes("F#4 1/4"));
        copy.CopyFrom(likeness);
        Assert.Equal(Score(Of(Phrase), Phrase), Score(likeness, Phrase));
        Assert.Equal(Score(Of(Phrase), Phrase), Score(copy, Phrase));
    }

    private static PhraseLikeness Of(Note[] phrase)
    {
        var likeness = new PhraseLikeness();
        likeness.Read(phrase, Bars);
        return likeness;
    }

    private static double Score(PhraseLikeness likeness, Note[] notes) => likeness.Of(notes, Meter.Common.BarLength);
}
