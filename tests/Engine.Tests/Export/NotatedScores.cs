using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Export;

/// <summary>Seeded random scores of what notation can hold exactly: on the grid of 24 steps a quarter note.</summary>
internal static class NotatedScores
{
    private const int Step = 40; // ticks

    private static readonly Meter[] Meters =
    [
        new(4, 4), new(3, 4), new(2, 4), new(6, 8), new(9, 8), new(12, 8), new(5, 8), new(7, 8), new(2, 2),
        new(5, 4), new(7, 16), new(3, 32), new(1, 4),
    ];

    public static Score Next(Random random)
    {
        List<MeterChange> meters = NextMeters(random);
        Part[] parts = [.. Enumerable.Range(0, random.Next(1, 4))
            .Select(i => NextPart(random, $"Part <{i}> & co", isPercussion: i == 2))];
        var keys = new List<KeyChange>();
        foreach (MeterChange meter in meters.Where(_ => random.Next(2) == 0))
            if (new KeyChange(meter.Position, random.Next(-7, 8), random.Next(2) == 0) is var key
                && (keys.Count == 0 || keys[^1].Fifths != key.Fifths))
                keys.Add(key);
        var tempos = new List<TempoChange> { new(Ticks.Zero, 90.5) };
        while (random.Next(3) > 0)
            tempos.Add(new TempoChange(tempos[^1].Position + new Ticks(random.Next(1, 300) * Step), 60 + tempos.Count));
        return new Score("Tune", parts, meters, tempos, keys);
    }

    /// <summary>The first bar is whole: else it would be a pickup.</summary>
    private static List<MeterChange> NextMeters(Random random)
    {
        var meters = new List<MeterChange> { new(Ticks.Zero, Meters[random.Next(Meters.Length)]) };
        while (random.Next(4) > 0)
        {
            MeterChange last = meters[^1];
            Ticks length = last.Meter.BarLength * random.Next(1, 5);
            if (random.Next(4) == 0)
                length += new Ticks(random.NextInt64(last.Meter.BarLength.Value / 120) * 120); // cut short
            Meter next = Meters[random.Next(Meters.Length)];
            if (next != last.Meter)
                meters.Add(new MeterChange(last.Position + length, next));
        }
        return meters;
    }

    private static Part NextPart(Random random, string name, bool isPercussion)
    {
        var free = new long[128]; // where each key is silent again
        var notes = new List<Note>();
        int voices = random.Next(1, 6), lowest = random.Next(10, 90),
            grid = new[] { 1, 2, 3, 4, 6, 8, 12 }[random.Next(7)];
        for (int voice = 0; voice < voices; voice++)
        {
            long now = random.Next(40) * grid;
            for (int count = random.Next(1, 30); count > 0; count--)
            {
                long length = random.Next(1, random.Next(4) == 0 ? 60 : 8) * grid;
                int key = lowest + random.Next(30);
                if (random.Next(5) > 0 && free[key] <= now)
                {
                    notes.Add(new Note(
                        new Ticks(now * Step), new Ticks(length * Step), new Pitch((byte)key), new Velocity(80)));
                    free[key] = now + length;
                }
                if (random.Next(4) > 0)
                    now += length;
            }
        }
        return new Part(
            name, [.. notes.Where(note => Unique(note, notes)).OrderBy(note => note.Onset)
                .ThenBy(note => note.Pitch)], isPercussion);
    }

    /// <summary>One key cannot be down twice.</summary>
    private static bool Unique(Note note, List<Note> notes) =>
        !notes.Exists(
            other => other.Pitch == note.Pitch && other != note && other.Onset < note.End && note.Onset < other.End);
}
