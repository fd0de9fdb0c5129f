using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Encodings;

/// <summary>Scores that no musician would write, for properties that must hold of all.</summary>
internal static class OddScores
{
    /// <summary>Any onsets, lengths, pitches, velocities and meters.</summary>
    public static Score Any(Random random)
    {
        List<Note> notes = [];
        long position = random.Next(3) == 0 ? random.Next(20_000) : random.Next(200);
        for (int i = random.Next(40); i > 0; i--)
        {
            position += random.Next(4) switch { 0 => 0, 1 => random.Next(500), 2 => 240 * random.Next(4), _ => random.Next(100) == 0 ? 40_000 : 480 };
            notes.Add(new(new(position), new(1 + random.Next(9000)), new((byte)random.Next(128)), new((byte)random.Next(1, 128))));
        }

        List<MeterChange> meters = [];
        for (long at = 0; meters.Count < 1 + random.Next(4); at += random.Next(1, 12_000))
            meters.Add(new(new(at), new(random.Next(1, 20), 1 << random.Next(6))));
        return TestPhrases.Score([.. notes.OrderBy(note => note.Onset).ThenBy(note => note.Pitch)], [.. meters]);
    }

    /// <summary>One voice on a grid, from the first bar on, without long notes and rests.</summary>
    public static Score Melody(Random random, int stepTicks, int longestSteps)
    {
        List<Note> notes = [];
        long position = random.Next(3) * stepTicks;
        for (int i = 1 + random.Next(40); i > 0; i--)
        {
            long length = (1 + random.Next(longestSteps)) * stepTicks;
            notes.Add(new(new(position), new(length), new((byte)random.Next(128)), TestPhrases.Plain));
            position += length + random.Next(3) / 2 * random.Next(longestSteps) * stepTicks;
        }

        return TestPhrases.Score(notes) with { Keys = [new(Ticks.Zero, 0, random.Next(2) == 0)] };
    }
}
