using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>
/// Range, scale and polyphony hold by construction, in every encoding and whatever the other knobs are.
/// </summary>
public sealed class ContinuationEngineTests_Knobs
{
    private const int Answers = 400;

    private static readonly Note[] Phrase = TestPhrases.Notes("C4 1/4, E4 1/4, G4 1/2");

    public static TheoryData<string> Encodings => [.. RandomAnswers.Encodings];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NoNoteLiesOutsideTheRangeTheScaleOrThePolyphony(string encoding)
    {
        Random random = new(1);
        int notesInAll = 0, withoutScale = 0;
        ContinuationEngine[] engines =
        [
            RandomAnswers.Engine(encoding, 1), RandomAnswers.Engine(encoding, 2), RandomAnswers.Engine(encoding, 3),
        ];
        for (int i = 0; i < Answers; i++)
        {
            ContinuationEngine engine = RandomAnswers.Pick(random, engines);
            BarGrid bars = RandomAnswers.Bars(random);
            EngineOptions options = RandomAnswers.Options(random);
            Key key = new(random.Next(12), random.Next(2) == 0);
            Ticks start = bars.NextBarStart(bars.Origin + new Ticks(random.Next(20_000)))
                + new Ticks(240 * random.Next(8));
            ContinuationRequest request = new(start, start + new Ticks(2 * 3840), 7, (uint)i) { Key = key };
            engine.Listen(RandomAnswers.Phrase(random, bars.Origin), bars, random.Next(2) == 0 ? key : null);
            engine.Begin(request);
            List<Note> notes = Take(engine, request.End, options);

            int scale = Scales.PitchClassesOf(options.Scale, key);
            bool hasScale = Enumerable.Range(options.Lowest.Number, options.Highest.Number - options.Lowest.Number + 1)
                .Any(pitch => Scales.Holds(scale, pitch));
            withoutScale += hasScale ? 0 : 1;
            Assert.All(notes, note =>
            {
                Assert.InRange(note.Pitch.Number, options.Lowest.Number, options.Highest.Number);
                Assert.True(
                    options.ScaleStrength < 1 || !hasScale || Scales.Holds(scale, note.Pitch.Number),
                    $"{note.Pitch} in {options.Scale} of {key}");
                Assert.InRange(note.End.Value, note.Onset.Value + 1, request.End.Value);
            });
            Assert.Equal(notes.OrderBy(note => note.Onset), notes);
            Assert.Equal(notes.Count, notes.Select(note => (note.Onset, note.Pitch)).Distinct().Count());
            Assert.InRange(RandomAnswers.PeakOf(notes), 0, options.Polyphony);
            Assert.DoesNotContain(notes, note => notes.Exists(other =>
                other.Pitch == note.Pitch && other.Onset < note.Onset && other.End > note.Onset));
            Assert.True(engine.IsFinished);
            notesInAll += notes.Count;
            // A dead end would leave all but the first notes out.
            if (i % 10 == 0)
                CheckGoesOn(engine, request, options);
        }

        Assert.InRange(notesInAll, Answers, int.MaxValue);
        Assert.InRange(withoutScale, 1, Answers / 4);
    }

    [Theory]
    [InlineData("event")]
    [InlineData("melody")]
    [InlineData("notechord")]
    public void ARangeBeyondWhatTheEncodingWritesIsReachedByOctaves(string encoding)
    {
        foreach ((int lowest, int highest) in new[]
        {
            (0, 0), (3, 9), (0, 20), (109, 127), (120, 120), (126, 127), (127, 127),
        })
        {
            List<Note> notes = Answer(encoding, new() { Lowest = new((byte)lowest), Highest = new((byte)highest) });
            Assert.NotEmpty(notes);
            Assert.All(notes, note => Assert.InRange(note.Pitch.Number, lowest, highest));
        }
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void TheStrongerTheScaleTheFewerNotesOutsideIt(string encoding)
    {
        float[] strengths = [0, 0.2f, 0.5f, 1];
        double[] outside = [.. strengths.Select(strength => ShareOutside(encoding, strength))];
        Assert.InRange(outside[0], 0.2, 1);
        Assert.Equal(outside.OrderDescending(), outside);
        Assert.InRange(outside[2], 0.0001, 0.1);
        Assert.Equal(0, outside[3]);
    }

    [Fact]
    public void NotesDrawnUnderAWiderRangeDoNotSoundInANarrowerOne()
    {
        Random random = new(3);
        foreach (string encoding in RandomAnswers.Encodings)
        {
            ContinuationEngine engine = RandomAnswers.Engine(encoding, 1);
            for (uint i = 0; i < 100; i++)
            {
                Begin(engine, i, out ContinuationRequest request);
                List<Note> given = [];
                for (Ticks until = request.Start; until <= request.End; until += new Ticks(960))
                {
                    EngineOptions options = RandomAnswers.Options(random);
                    while (engine.TryNext(until, options, out Note note))
                    {
                        Assert.InRange(note.Pitch.Number, options.Lowest.Number, options.Highest.Number);
                        Assert.InRange(given.Count(other => other.End > note.Onset), 0, options.Polyphony - 1);
                        given.Add(note);
                    }
                }

                Assert.True(engine.IsFinished);
            }
        }
    }

    [Theory]
    [InlineData("event")]
    [InlineData("notechord")]
    public void RestWeightMakesOrClosesSilences(string encoding)
    {
        double[] silent = [.. new float[] { -3, 0, 3 }.Select(
            weight => ShareOfSilence(encoding, new() { Weights = new(Rest: weight), TopP = 1, Temperature = 1 }))];
        Assert.True(silent[0] < silent[1] - 0.01 && silent[1] < silent[2] - 0.01, string.Join(", ", silent));
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void NothingIsAllocatedWithAllKnobsTurned(string encoding)
    {
        ContinuationEngine engine = RandomAnswers.Engine(encoding, 1);
        EngineOptions options = new()
        {
            Lowest = new(50), Highest = new(70),
            Scale = ScaleKind.Blues, ScaleStrength = 0.5f, Density = 0.5f, Polyphony = 2, Weights = new(Rest: 1),
        };
        Allocations.CheckNone(() =>
        {
            for (uint number = 0; number < 10; number++)
            {
                Begin(engine, number, out ContinuationRequest request, lands: true);
                while (engine.TryNext(request.End, options, out _))
                {
                }
            }
        });
    }

    /// <summary>However the knobs are, the longest wait for room, and for a line, is over within some bars.</summary>
    private static void CheckGoesOn(ContinuationEngine engine, ContinuationRequest request, EngineOptions options)
    {
        request = request with { End = request.Start + new Ticks(80 * 960) };
        engine.Begin(request);
        List<Note> notes = Take(engine, request.End, options);
        Assert.NotEmpty(notes);
        Assert.InRange(notes[^1].Onset.Value, request.End.Value - 50 * 960, request.End.Value);
    }

    private static double ShareOutside(string encoding, float strength)
    {
        List<Note> notes = [];
        for (uint i = 0; i < 40; i++)
            notes.AddRange(Answer(
                encoding, new() { Scale = ScaleKind.Major, ScaleStrength = strength, TopP = 1, Temperature = 1 }, i));
        int scale = Scales.PitchClassesOf(ScaleKind.Major, new(0, false));
        return notes.Count(note => !Scales.Holds(scale, note.Pitch.Number)) / (double)notes.Count;
    }

    private static double ShareOfSilence(string encoding, EngineOptions options)
    {
        long silent = 0, all = 0;
        for (uint i = 0; i < 40; i++)
        {
            List<Note> notes = Answer(encoding, options, i);
            Ticks end = notes[0].Onset;
            foreach (Note note in notes)
            {
                silent += Math.Max(0, (note.Onset - end).Value);
                end = note.End > end ? note.End : end;
            }

            all += (notes[^1].Onset - notes[0].Onset).Value;
        }

        return silent / (double)all;
    }

    private static List<Note> Answer(string encoding, EngineOptions options, uint number = 0)
    {
        ContinuationEngine engine = RandomAnswers.Engine(encoding, 1);
        Begin(engine, number, out ContinuationRequest request);
        return Take(engine, request.End, options);
    }

    private static void Begin(
        ContinuationEngine engine, uint number, out ContinuationRequest request, bool lands = false)
    {
        request = new(new(4 * 960), new(36 * 960), 1, number)
        {
            Key = new(0, false),
            Landing = lands ? new(32 * 960) : null,
        };
        engine.Listen(Phrase, new(Ticks.Zero, Meter.Common));
        engine.Begin(request);
    }

    private static List<Note> Take(ContinuationEngine engine, Ticks until, EngineOptions options)
    {
        List<Note> notes = [];
        while (engine.TryNext(until, options, out Note note))
            notes.Add(note);
        return notes;
    }
}
