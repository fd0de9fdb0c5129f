using System.Diagnostics;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;
using Continuo.Engine.Tests.Export;
using Xunit.Abstractions;

namespace Continuo.Engine.Tests.Import.Midi;

public class MidiFileFuzzTests(ITestOutputHelper output)
{
    private const int Rounds = 100_000;

    [Fact]
    public void MutatedFilesAreReadOrRefusedInTime()
    {
        byte[][] seeds =
        [
            MidiFileWriter.ToBytes(RandomScores.Next(new Random(1), mostNotes: 12)),
            MidiFileWriter.ToBytes(RandomScores.Next(new Random(2), mostNotes: 12)),
            Smf.File(0, 96, "00 FF 03 04 54 75 6E 65 00 FF 51 03 06 1A 80 00 90 3C 40 60 3C 00 00 3E 40 60 3E 00"),
            Smf.File(
                1, 0xE728, "00 FF 51 03 0F 42 40 87 68 FF 51 03 03 D0 90",
                "83 74 99 24 40 00 F0 05 43 12 00 07 F7 87 68 89 24 40"),
            Smf.File(2, 480, "00 FF 58 04 03 02 18 08 00 90 3C 40 83 60 80 3C 40", "00 90 3E 40 83 60 80 3E 40"),
            [
                .. "RIFF"u8, 0, 0,
                0, 0, .. "RMID"u8, .. "data"u8, 40, 0, 0, 0, .. Smf.File(0, 480, "00 90 3C 40 83 60 80 3C 40"),
            ],
        ];
        var random = new Random(20);
        int read = 0, repaired = 0, refused = 0, strict = 0;
        TimeSpan slowest = TimeSpan.Zero;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] file = Mutate(seeds[random.Next(seeds.Length)], random);
            long start = Stopwatch.GetTimestamp();
            try
            {
                ScoreReadResult result = ScoreReaders.Read(file, "fuzz.mid");
                CheckScore(result.Score);
                read++;
                repaired += result.Repairs.Count > 0 ? 1 : 0;
            }
            catch (ScoreReadException error)
            {
                Assert.InRange(error.Position!.Value, 0, file.Length);
                refused++;
            }
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            if (taken > TimeSpan.FromSeconds(1))
                taken = TimeAgain(file); // a busy machine, or a slow file?
            slowest = taken > slowest ? taken : slowest;
            if (round % 10 == 0)
                strict += ReadsStrictly(file) ? 1 : 0;
        }
        output.WriteLine($"{read} read, {repaired} of them repaired; {refused} refused; "
            + $"slowest {slowest.TotalMilliseconds:F1} ms; strict took {strict} of {Rounds / 10}");
        Assert.True(slowest < TimeSpan.FromSeconds(1), $"a file took {slowest}");
        Assert.True(read > Rounds / 4 && refused > Rounds / 100, "The mutations should go both ways.");
    }

    private static TimeSpan TimeAgain(byte[] file)
    {
        long start = Stopwatch.GetTimestamp();
        Record.Exception(() => ScoreReaders.Read(file, "fuzz.mid"));
        return Stopwatch.GetElapsedTime(start);
    }

    private static bool ReadsStrictly(byte[] file)
    {
        try
        {
            Assert.Empty(ScoreReaders.Read(file, "fuzz.mid", ReadPolicy.Strict).Repairs);
            return true;
        }
        catch (ScoreReadException)
        {
            return false;
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int count = random.Next(1, 5); count > 0 && bytes.Count > 0; count--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 9), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 9)).Select(_ => (byte)random.Next(256)));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>What every score promises, whatever it was read from.</summary>
    private static void CheckScore(Score score)
    {
        Assert.NotEmpty(score.Parts);
        CheckChanges(score.Meters.Select(change => change.Position), startsAtZero: true);
        CheckChanges(score.Tempos.Select(change => change.Position), startsAtZero: true);
        CheckChanges(score.Keys.Select(change => change.Position), startsAtZero: false);
        foreach (Part part in score.Parts)
        {
            Note last = default;
            foreach (Note note in part.Notes)
            {
                bool isValid = note.Onset >= last.Onset
                    && note.Duration > Ticks.Zero
                    && note.Pitch.Number < 128
                    && note.Velocity.Value is > 0 and < 128;
                Assert.True(isValid, $"{note} after {last}");
                last = note;
            }
        }
    }

    private static void CheckChanges(IEnumerable<Ticks> positions, bool startsAtZero)
    {
        long last = -1;
        foreach (Ticks position in positions)
        {
            Assert.True(position.Value > last, "Changes are ordered, one at a position.");
            Assert.True(last >= 0 || !startsAtZero || position == Ticks.Zero, "The first lies at zero.");
            last = position.Value;
        }
    }
}
