using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Export;

/// <summary>Seeded random scores of everything that a MIDI file can hold.</summary>
internal static class RandomScores
{
    private static readonly string[] Names = ["", "Violin", "Flöte", "名前", "a b"];

    public static Score Next(Random random, int mostNotes)
    {
        List<Part> parts = [.. Enumerable.Range(0, random.Next(1, 20)).Select(_ => NextPart(random, mostNotes))];
        return new Score(
            "Title " + random.Next(100),
            parts,
            [.. Positions(random, fromZero: true)
                .Select(at => new MeterChange(at, new Meter(random.Next(1, 256), 1 << random.Next(6))))],
            [.. Positions(random, fromZero: true).Select(at => new TempoChange(at, 60e6 / random.Next(1, 1 << 24)))],
            [.. Positions(random, fromZero: false)
                .Select(at => new KeyChange(at, random.Next(-7, 8), random.Next(2) == 0))]);
    }

    private static Part NextPart(Random random, int mostNotes)
    {
        var free = new long[128]; // where each key is silent again
        var notes = new List<Note>();
        for (int count = random.Next(1, mostNotes + 1); count > 0; count--)
        {
            int key = random.Next(128);
            long onset = free[key]
                + (random.Next(3) == 0 ? 0 : random.NextInt64(random.Next(4) == 0 ? 1_000_000 : 5_000));
            long duration = random.Next(1, 4_000);
            free[key] = onset + duration;
            notes.Add(new Note(
                new Ticks(onset), new Ticks(duration), new Pitch((byte)key), new Velocity((byte)random.Next(1, 128))));
        }
        notes = [.. notes.OrderBy(note => note.Onset).ThenBy(note => note.Pitch)];
        return new Part(Names[random.Next(Names.Length)], notes, random.Next(5) == 0);
    }

    private static List<Ticks> Positions(Random random, bool fromZero)
    {
        IEnumerable<long> later = Enumerable.Range(0, random.Next(5))
            .Select(_ => random.NextInt64(1, 500_000)).Distinct().Order();
        return [.. (fromZero ? later.Prepend(0) : later).Select(value => new Ticks(value))];
    }
}
