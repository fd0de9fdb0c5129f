using Continuo.Engine.Continuation;
using Continuo.Engine.Encodings.Event;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>However the phrase comes in, what is remembered is the phrase; and what is known costs nothing.</summary>
public sealed class HeardPhraseTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly EventTokenizer Tokenizer = new();
    private static readonly Note[] Phrase = TestPhrases.Notes(
        string.Join(", ", Enumerable.Repeat("C4 1/4, E4+G4+B4 1/8, D4 1/8, r 1/4", 12)));

    [Fact]
    public void NoteByNoteIsTheSameAsAtOnce()
    {
        HeardPhrase heard = new(new FakeModel(), Tokenizer);
        for (int count = 0; count <= Phrase.Length; count++)
        {
            heard.Listen(Phrase.AsSpan(0, count), Bars);
            CheckSame(Phrase[..count], heard);
        }
    }

    [Fact]
    public void AnyHistoryOfPhrasesIsTheSameAsTheLastAtOnce()
    {
        Random random = new(1);
        HeardPhrase heard = new(new FakeModel(), Tokenizer);
        for (int i = 0; i < 500; i++)
        {
            Note[] phrase = [.. Phrase.Take(random.Next(Phrase.Length + 1)).Where(_ => random.Next(20) > 0)];
            if (random.Next(3) == 0 && phrase.Length > 0)
                phrase[^1] = phrase[^1] with { Duration = new(480), Pitch = new((byte)(60 + random.Next(20))) };
            heard.Listen(phrase, Bars);
            CheckSame(phrase, heard);
        }
    }

    [Fact]
    public void OnlyWhatIsNewCostsSteps()
    {
        FakeModel model = new();
        HeardPhrase heard = new(model, Tokenizer);
        heard.Listen(Phrase.AsSpan(0, 30), Bars);

        CheckSteps(model, 0, () => heard.Listen(Phrase.AsSpan(0, 30), Bars));
        CheckSteps(model, 3, () => heard.Listen(Phrase.AsSpan(0, 31), Bars));
    }

    [Fact]
    public void ALateNoteOfAChordCostsOnlyTheChord()
    {
        FakeModel model = new();
        HeardPhrase heard = new(model, Tokenizer);
        Note[] rolled = [.. Phrase[..30], .. TestPhrases.Notes("E5+G5+B5 1/4", start: new(30 * 960))];
        heard.Listen((Note[])[.. rolled[..30], rolled[31]], Bars);
        int before = model.Steps;
        heard.Listen(rolled, Bars);
        Assert.InRange(model.Steps - before, 1, 10);
        CheckSame(rolled, heard);
    }

    [Fact]
    public void OtherBarsAreHeardAnew()
    {
        HeardPhrase heard = new(new FakeModel(), Tokenizer);
        heard.Listen(Phrase, new(new(960), new(3, 4)));
        heard.Listen(Phrase, Bars);
        CheckSame(Phrase, heard);
    }

    [Fact]
    public void AfterResetThePhraseIsEmpty()
    {
        HeardPhrase heard = new(new FakeModel(), Tokenizer);
        heard.Listen(Phrase, Bars);
        heard.Reset();
        CheckSame([], heard);
        heard.Listen(Phrase, Bars);
        CheckSame(Phrase, heard);
    }

    [Fact]
    public void OfAVeryLongPhraseTheLastHalfAtLeastIsHeardAndSeldomAnew()
    {
        FakeModel model = new() { RecordsTaken = false };
        HeardPhrase heard = new(model, Tokenizer);
        Note[] phrase = [.. Enumerable.Range(0, 3 * HeardPhrase.MaxNotes)
            .Select(i => TestPhrases.Notes("C4 1/8", start: new(i * 480))[0])];
        for (int count = 1; count <= phrase.Length; count++)
            heard.Listen(phrase.AsSpan(0, count), Bars);

        Assert.InRange(model.Steps, 0, 12 * phrase.Length);
        CheckSame(phrase, heard);
        CheckSame(phrase[^HeardPhrase.MaxNotes..], heard);
    }

    [Fact]
    public void ADoubledNoteLeavesThePredictionAsItWas()
    {
        Note[] doubled = [.. Phrase[..5], Phrase[4]];
        HeardPhrase heard = new(new FakeModel(), Tokenizer);
        heard.Listen(doubled, Bars);
        CheckSame(Phrase[..5], heard);
    }

    [Fact]
    public void AStateThatGrowsIsMarkedByItsLengthAndNeverCopied()
    {
        Random random = new(1);
        GrowingModel model = new();
        HeardPhrase heard = new(model, Tokenizer);
        for (int i = 0; i < 200; i++)
        {
            Note[] phrase = [.. Phrase.Take(random.Next(Phrase.Length + 1)).Where(_ => random.Next(20) > 0)];
            heard.Listen(phrase, Bars);

            GrowingModel other = new();
            HeardPhrase fresh = new(other, Tokenizer);
            fresh.Listen(phrase, Bars);
            Assert.Equal(GrowingModel.TakenBy(fresh.State), GrowingModel.TakenBy(heard.State));
        }

        Assert.Equal(0, model.Copies);
    }

    private static void CheckSteps(FakeModel model, int expected, Action listen)
    {
        int before = model.Steps;
        listen();
        Assert.Equal(expected, model.Steps - before);
    }

    private static void CheckSame(Note[] phrase, HeardPhrase heard)
    {
        HeardPhrase fresh = new(new FakeModel(), Tokenizer);
        fresh.Listen(phrase, Bars);
        if (phrase.Length > 0)
            Assert.Equal(fresh.Logits.ToArray(), heard.Logits.ToArray());

        // The state itself, by what it predicts after one more symbol.
        float[] expected = new float[EventVocabulary.Size], actual = new float[EventVocabulary.Size];
        FakeModel model = new();
        var copy = model.CreateState();
        copy.CopyFrom(fresh.State);
        model.Step(copy, new(EventVocabulary.Bar), expected);
        copy.CopyFrom(heard.State);
        model.Step(copy, new(EventVocabulary.Bar), actual);
        Assert.Equal(expected, actual);
    }
}
