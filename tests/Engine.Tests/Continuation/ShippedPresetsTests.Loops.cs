using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>The safest knobs, with the presets that ship: no loop of an answer is longer than real music's.</summary>
public sealed class ShippedPresetsTests_Loops
{
    private const int Bars = 32;

    private static readonly BarGrid Grid = new(Ticks.Zero, Meter.Common);

    public static TheoryData<string> Ids => [.. ShippedPresets.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void NoLoopIsLongerThanTheLimits(string id)
    {
        LoopLimits limits = ShippedPresets.Find(id).Loops;
        ContinuationEngine engine = ShippedPresets.Engine(id);
        foreach (string phrase in new[]
        {
            "C4 1/4, E4 1/8, G4 1/8, A4 1/4, G4 1/4, F4 1/8, E4 1/8, D4 1/4, C4 1/2",
            "C4 1/4, C4 1/4, C4 1/4, C4 1/4, C4 1/4, C4 1/4, C4 1/4, C4 1/4",
            "C3+E4+G4 1/4, C3+F4+A4 1/4, C3+E4+G4 1/4, C3+F4+A4 1/4, G2+D4+B4 1/2, C3+C4+C5 1/2",
        })
            foreach (EngineOptions options in Safe)
                Assert.False(
                    LongLoops.IsBeyond(TestPhrases.Notes(phrase), Answer(engine, phrase, options), limits),
                    $"{phrase}: {options.Temperature}, {options.TopK}");
    }

    private static EngineOptions[] Safe { get; } =
    [
        new() { Temperature = 0.1f, GridStep = new(1) }, new() { Temperature = 0.3f, GridStep = new(1) },
        new() { Temperature = 1, TopK = 1, GridStep = new(1) }, new() { Temperature = 1, TopK = 1, Return = 2 },
    ];

    private static List<Note> Answer(ContinuationEngine engine, string phrase, EngineOptions options)
    {
        Ticks bar = Grid.Meter.BarLength;
        engine.Listen(TestPhrases.Notes(phrase), Grid);
        engine.Begin(new(bar * 2, bar * (2 + Bars), 1, 0));
        List<Note> notes = [];
        while (engine.TryNext(new(long.MaxValue), options, out Note note))
            notes.Add(note);
        return notes;
    }
}
