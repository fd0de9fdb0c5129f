using System.Globalization;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Xunit.Abstractions;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>Answers follow the chord that sounds, as far as they are asked to, and a change of it at once.</summary>
public sealed class ShippedPresetsTests_Chords(ITestOutputHelper output)
{
    private const uint Answers = 4;

    private static readonly Note[] Phrase = TestPhrases.Notes(
        "C4 1/4, E4 1/4, G4 1/4, E4 1/8, D4 1/8, C4 1/4, G3 1/4, C4 1/2");

    private static readonly float[] Follow = [0, 0.5f, 1];

    // D minor, then G seven.
    private static readonly int[] First = [2, 5, 9], Second = [7, 11, 2, 5];

    public static TheoryData<string> Ids => [.. ShippedPresets.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void MoreFollowMoreNotesOfTheChord(string id)
    {
        double[] onBeats = [.. Follow.Select(follow => Share(id, follow, isOnBeat: true))];
        double[] between = [.. Follow.Select(follow => Share(id, follow, isOnBeat: false))];
        output.WriteLine($"{id}: on beats {Text(onBeats)}, between {Text(between)}");
        Assert.InRange(onBeats[1], 0.5 + onBeats[0] / 2, 1);
        Assert.Equal(1, onBeats[2]);
        Assert.InRange(between[2], between[0], 1);
    }

    [Fact]
    public void WithoutAChordNothingChanges()
    {
        ContinuationEngine engine = ShippedPresets.Engine("irish");
        Assert.Equal(Answer(engine, 0, _ => 0, follow: 0), Answer(engine, 0, _ => 0, follow: 1));
    }

    /// <summary>Of the notes on beats, or between them, those of the chord in whose half they begin.</summary>
    private static double Share(string id, float follow, bool isOnBeat)
    {
        ContinuationEngine engine = ShippedPresets.Engine(id);
        int notes = 0, held = 0;
        for (uint number = 0; number < Answers; number++)
        {
            foreach (Note note in Answer(engine, number, at => Bits(ChordAt(at)), follow))
            {
                if (note.Onset.Value % Ticks.PerQuarter == 0 != isOnBeat)
                    continue;
                notes++;
                held += ChordAt(note.Onset).Contains(note.Pitch.Number % 12) ? 1 : 0;
            }
        }

        return notes == 0 ? 1 : held / (double)notes;
    }

    private static string Text(double[] shares) =>
        string.Join(' ', shares.Select(share => share.ToString("0.00", CultureInfo.InvariantCulture)));

    private static int[] ChordAt(Ticks at) => at < new Ticks(4 * 3840) ? First : Second;

    private static int Bits(int[] pitchClasses) => pitchClasses.Aggregate(0, (bits, one) => bits | 1 << one);

    /// <summary>Four bars from bar 3 on, asked for a sixteenth at a time.</summary>
    private static List<Note> Answer(ContinuationEngine engine, uint number, Func<Ticks, int> chordAt, float follow)
    {
        List<Note> notes = [];
        ContinuationRequest request = new(new(2 * 3840), new(6 * 3840), 1, number);
        engine.Listen(Phrase, new(Ticks.Zero, Meter.Common));
        engine.Begin(request);
        Ticks sixteenth = new(240);
        for (Ticks at = request.Start; at < request.End; at += sixteenth)
        {
            while (engine.TryNext(at + sixteenth, new() { Chord = chordAt(at), Follow = follow }, out Note note))
                notes.Add(note);
        }

        return notes;
    }
}
