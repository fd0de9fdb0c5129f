using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Xunit.Abstractions;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Density moves the number of notes in the asked-for direction.</summary>
public sealed class ShippedPresetsTests_Density(ITestOutputHelper output)
{
    private const int Bars = 8;
    private const uint Answers = 4;

    private static readonly Note[] Phrase = TestPhrases.Notes(
        "C4 1/4, E4 1/4, G4 1/4, E4 1/8, D4 1/8, C4 1/4, G3 1/4, C4 1/2");

    public static TheoryData<string> Ids => [.. ShippedPresets.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void MoreDensityMoreNotes(string id) => CheckRises(ShippedPresets.Engine(id), id);

    [Fact]
    public void MoreDensityMoreNotesInNotesAndChordsToo() =>
        CheckRises(RandomAnswers.Engine("notechord", 1), "notechord");

    private void CheckRises(ContinuationEngine engine, string name)
    {
        double[] notes = [.. new[] { -0.8f, 0, 0.8f }.Select(density => NotesPerBar(engine, density))];
        output.WriteLine(FormattableString.Invariant(
            $"{name}: {notes[0]:0.0}, {notes[1]:0.0}, {notes[2]:0.0} notes a bar at density -0.8, 0, 0.8"));
        Assert.True(notes[0] < 0.9 * notes[1], "fewer");
        Assert.True(notes[2] > 1.05 * notes[1], "more");
    }

    private static double NotesPerBar(ContinuationEngine engine, float density)
    {
        int notes = 0;
        for (uint number = 0; number < Answers; number++)
        {
            ContinuationRequest request = new(new(2 * 3840), new((2 + Bars) * 3840), 1, number);
            engine.Listen(Phrase, new(Ticks.Zero, Meter.Common));
            engine.Begin(request);
            while (engine.TryNext(request.End, new() { Density = density, GridStep = new(1) }, out _))
                notes++;
        }

        return notes / (double)(Bars * Answers);
    }
}
