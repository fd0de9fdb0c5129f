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
            position += random.Next(4) switch
            {
                0 => 0,
                1 => random.Next(500),
                2 => 240 * random.Next(4),
                _ => random.Next(100) == 0 ? 40_000 : 480,
            };
            notes.Add(new(
                new(position), new(1 + random.Next(9000)), new((byte)random.Next(128)),
                new((byte)random.Next(1, 128))));
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

    /// <summary>One to four notes at a time on the sixteenths, within the piano, with a few long rests.</summary>
    public static Note[] Chords(Random random)
    {
        const int Step = Ticks.PerQuarter / 4;
        List<Note> notes = [];
        long position = random.Next(8) * Step;
        for (int i = 1 + random.Next(25); i > 0; i--)
        {
            Ticks length = new((1 + random.Next(8)) * Step);
            HashSet<int> pitches = [];
            for (int j = random.Next(3) == 0 ? 1 + random.Next(4) : 1; j > 0; j--)
                pitches.Add(random.Next(21, 109));
            foreach (int pitch in pitches.Order())
                notes.Add(new(new(position), length, new((byte)pitch), new((byte)random.Next(1, 128))));
            position += (1 + random.Next(random.Next(8) == 0 ? 90 : 8)) * Step;
        }

        return [.. notes];
    }
}
