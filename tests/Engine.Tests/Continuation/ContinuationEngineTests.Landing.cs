using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>
/// An answer that is to resolve ends exactly where it shall, on a note of the tonic chord, in every encoding and
/// whatever the knobs are.
/// </summary>
public sealed class ContinuationEngineTests_Landing
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly Note[] Phrase = TestPhrases.Notes("C4 1/4, E4 1/4, G4 1/2, F4 1/8, E4 1/8, D4 1/4, C4 1/2");

    public static TheoryData<string> Encodings => [.. RandomAnswers.Encodings];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void WhateverTheKnobsAndTheSegmentsItLands(string encoding)
    {
        Random random = new(2);
        ContinuationEngine[] engines = [RandomAnswers.Engine(encoding, 1), RandomAnswers.Engine(encoding, 2)];
        int alone = 0, narrow = 0;
        for (int i = 0; i < 600; i++)
        {
            ContinuationEngine engine = RandomAnswers.Pick(random, engines);
            BarGrid bars = RandomAnswers.Bars(random);
            Key? key = random.Next(2) == 0 ? new Key(random.Next(12), random.Next(2) == 0) : null;
            Note[] phrase = RandomAnswers.Phrase(random, bars.Origin);
            Ticks start = bars.Origin + new Ticks(random.Next(20_000));
            Ticks landing = start + new Ticks(random.Next(-500, 8000));
            Ticks end = (landing > start ? landing : start) + new Ticks(1 + random.Next(8000));
            engine.Listen(phrase, bars);
            engine.Begin(new(start, end, 7, (uint)i) { Key = key, Landing = landing });

            EngineOptions options = RandomAnswers.Options(random), landedUnder = options;
            List<Note> notes = [];
            for (Ticks until = start + new Ticks(random.Next(960)); ; until += new Ticks(960))
            {
                until = until < end ? until : end;
                int before = notes.Count;
                landedUnder = engine.IsFinished ? landedUnder : options;
                while (engine.TryNext(until, options, out Note note))
                    notes.Add(note);
                Assert.All(notes[before..], note => Assert.True(note.Onset < until, "a note belongs to its segment"));
                Assert.Equal(landing < until, engine.IsFinished);
                if (until >= end)
                    break;
                options = random.Next(3) == 0 ? RandomAnswers.Options(random) : options;
            }

            Key answers = key ?? KeyFinder.Find(phrase);
            CheckLands(notes, landing, end, answers);
            alone += notes.Count == 1 ? 1 : 0;
            bool hasChordTone = Enumerable.Range(
                landedUnder.Lowest.Number, landedUnder.Highest.Number - landedUnder.Lowest.Number + 1)
                .Any(pitch => Scales.Holds(Scales.TonicTriadOf(answers), pitch));
            narrow += hasChordTone ? 0 : 1;
            int beyond = Math.Max(
                landedUnder.Lowest.Number - notes[^1].Pitch.Number,
                notes[^1].Pitch.Number - landedUnder.Highest.Number);
            Assert.InRange(beyond, -128, hasChordTone ? 0 : 4);
        }

        Assert.InRange(alone, 1, 300);
        Assert.InRange(narrow, 1, 300); // where the landing wins over the range
    }

    [Theory]
    [InlineData("C", 60, 48, 72, "C4")]
    [InlineData("C", 66, 48, 90, "C4")] // six semitones to the tonic, one to the fifth and two to the third
    [InlineData("C", 67, 48, 90, "G4")] // a fifth is far
    [InlineData("A minor", 62, 48, 90, "A3")]
    [InlineData("A minor", 60, 58, 68, "C4")] // no tonic in reach
    [InlineData("A minor", 58, 48, 90, "A3")]
    [InlineData("C", 60, 66, 80, "G4")]
    [InlineData("C", 60, 61, 63, "C4")] // of a range without any the nearest
    [InlineData("C", 60, 68, 69, "G4")]
    public void ItLandsNearTheMelodyOnTheTonicRather(string key, int from, int lowest, int highest, string landing)
    {
        Assert.True(KeySignatures.TryParse(key, out Key parsed));
        Note[] phrase = [new(Ticks.Zero, new(960), new((byte)from), new(70))];
        ContinuationEngine engine = RandomAnswers.Engine("event", 1);
        engine.Listen(phrase, Bars);
        engine.Begin(new(new(3840), new(9600), 1, 0) { Key = parsed, Landing = new(3840) });
        Assert.True(engine.TryNext(
            new(9600), new() { Lowest = new((byte)lowest), Highest = new((byte)highest) }, out Note note));
        Assert.Equal(TestPhrases.Notes($"{landing} 1/1", new(3840)).Single() with { Velocity = new(70) }, note);
    }

    [Fact]
    public void OfTheTonicChordOnlyNotesOfAStrictScaleAreLandedOn()
    {
        // The blues on C holds no E, the melody is on one.
        EngineOptions options = new() { Scale = ScaleKind.Blues, ScaleStrength = 1 };
        Note[] phrase = TestPhrases.Notes("E5 1/4");
        ContinuationEngine engine = RandomAnswers.Engine("event", 1);
        engine.Listen(phrase, Bars);
        engine.Begin(new(new(3840), new(9600), 1, 0) { Key = new(0, false), Landing = new(3840) });
        Assert.True(engine.TryNext(new(9600), options, out Note note));
        Assert.Equal("C5", note.Pitch.ToString());
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void UntilTheLandingItIsTheAnswerThatItWouldBe(string encoding)
    {
        ContinuationRequest free = new(new(2 * 3840), new(6 * 3840), 1, 0);
        ContinuationRequest landed = free with { Landing = new(5 * 3840) };
        List<Note> expected = [.. Answer(encoding, free).Where(note => note.Onset < landed.Landing).Select(
            note => note.End <= landed.Landing ? note : note with { Duration = landed.Landing!.Value - note.Onset })];
        Assert.Equal(expected, Answer(encoding, landed)[..^1]);
        Assert.Equal(Answer(encoding, landed), Answer(encoding, landed));
    }

    [Fact]
    public void ALandingThatIsNotBeforeTheEndIsNone()
    {
        ContinuationRequest free = new(new(2 * 3840), new(6 * 3840), 1, 0);
        Assert.Equal(Answer("event", free), Answer("event", free with { Landing = free.End }));
    }

    internal static void CheckLands(IReadOnlyList<Note> notes, Ticks landing, Ticks end, Key key)
    {
        Assert.NotEmpty(notes);
        Assert.Equal(landing, notes[^1].Onset);
        Assert.InRange(notes[^1].End.Value, landing.Value + 1, end.Value);
        Assert.True(Scales.Holds(Scales.TonicTriadOf(key), notes[^1].Pitch.Number), $"{notes[^1].Pitch} in {key}");
        Assert.All(notes.SkipLast(1), note => Assert.InRange(note.End.Value, note.Onset.Value + 1, landing.Value));
    }

    private static List<Note> Answer(string encoding, ContinuationRequest request)
    {
        ContinuationEngine engine = RandomAnswers.Engine(encoding, 1);
        engine.Listen(Phrase, Bars);
        engine.Begin(request);
        List<Note> notes = [];
        while (engine.TryNext(request.End, new(), out Note note))
            notes.Add(note);
        return notes;
    }
}
