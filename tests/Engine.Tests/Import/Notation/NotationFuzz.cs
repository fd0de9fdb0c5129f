using System.Diagnostics;
using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Import.Notation;

/// <summary>Damages texts at random; each must be read or refused, in time, and what is read must be a score.</summary>
internal static class NotationFuzz
{
    private const int Rounds = 5000;
    private const long MostBytes = 1 << 28; // a file of a kilobyte may not take more than this

    /// <summary>How to damage a file.</summary>
    /// <param name="Rounds">How many files.</param>
    /// <param name="Alphabet">Signs that are often put in.</param>
    /// <param name="Words">What is put in behind a tag, so that it may make sense.</param>
    /// <param name="OneIn">At least one file in this many must still be
    /// readable, or nothing but refusals is tested.</param>
    public readonly record struct Damage(int Rounds, string Alphabet, IReadOnlyList<string> Words, int OneIn = 100);

    /// <param name="name">Its extension names the format.</param>
    /// <param name="alphabet">What is often put in.</param>
    /// <param name="seeds">Sound texts.</param>
    public static void Check(string name, string alphabet, params string[] seeds) =>
        Check(name, alphabet, Rounds, seeds);

    /// <inheritdoc cref="Check(string, string, string[])"/>
    public static void Check(string name, string alphabet, int rounds, params string[] seeds) =>
        Check(name, new Damage(rounds, alphabet, [], OneIn: 20), [.. seeds.Select(Encoding.UTF8.GetBytes)]);

    /// <param name="name">Its extension names the format.</param>
    /// <param name="damage">How to change a file.</param>
    /// <param name="seeds">Sound files.</param>
    /// <param name="wrap">What is done with a file that was changed.</param>
    /// <returns>What happened, in words.</returns>
    public static string Check(string name, Damage damage, byte[][] seeds, Func<byte[], byte[]>? wrap = null)
    {
        var random = new Random(7);
        int read = 0;
        TimeSpan slowest = TimeSpan.Zero;
        long largest = 0;
        for (int round = 0; round < damage.Rounds; round++)
        {
            byte[] file = Mutate(seeds[random.Next(seeds.Length)], damage, random);
            file = wrap?.Invoke(file) ?? file;
            long start = Stopwatch.GetTimestamp(), allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                foreach (ScoreReadResult result in ScoreReaders.ReadAll(file, name))
                    CheckScore(result.Score);
                read++;
            }
            catch (ScoreReadException error)
            {
                Assert.True(error.Line >= 1 || error.Position >= 0, error.Message);
            }
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Assert.True(taken < TimeSpan.FromSeconds(10), $"round {round} took {taken}"); // the machine may be busy
            Assert.True(allocated < MostBytes, $"round {round} took {allocated} bytes");
            slowest = taken > slowest ? taken : slowest;
            largest = Math.Max(allocated, largest);
            if (round % 5 == 0)
                CheckStrict(file, name);
        }
        Assert.InRange(read, damage.Rounds / damage.OneIn, damage.Rounds);
        return $"{damage.Rounds} {name}: {read} read, slowest {slowest.TotalMilliseconds:F1} ms, "
            + $"most memory {largest / 1024} KiB";
    }

    private static void CheckStrict(byte[] file, string name)
    {
        try
        {
            Assert.Empty(ScoreReaders.Read(file, name, ReadPolicy.Strict).Repairs);
        }
        catch (ScoreReadException)
        {
            // as it should
        }
    }

    private static byte[] Mutate(byte[] seed, Damage damage, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int count = random.Next(1, 6); count > 0 && bytes.Count > 0; count--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(damage.Words.Count > 0 ? 12 : 6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.RemoveRange(at, length);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 4 or 5:
                    bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 5))
                        .Select(_ => (byte)damage.Alphabet[random.Next(damage.Alphabet.Length)]));
                    break;
                case 6 or 7:
                    at = bytes.FindIndex(at, letter => char.IsAsciiDigit((char)letter));
                    if (at >= 0)
                        bytes[at] = (byte)('0' + random.Next(10));
                    break;
                case > 7:
                    at = bytes.IndexOf((byte)'>', at);
                    bytes.InsertRange(at + 1, Encoding.UTF8.GetBytes(damage.Words[random.Next(damage.Words.Count)]));
                    break;
            }
        }
        return [.. bytes];
    }

    private static void CheckScore(Score score)
    {
        Assert.NotEmpty(score.Parts);
        Assert.Equal(Ticks.Zero, score.Meters[0].Position);
        Assert.Equal(Ticks.Zero, score.Tempos[0].Position);
        CheckRising(score.Meters.Select(change => change.Position));
        CheckRising(score.Tempos.Select(change => change.Position));
        CheckRising(score.Keys.Select(change => change.Position));
        foreach (Part part in score.Parts)
        {
            Note last = default;
            foreach (Note note in part.Notes)
            {
                bool isValid = note.Onset >= last.Onset
                    && note.Onset >= Ticks.Zero
                    && note.Duration > Ticks.Zero
                    && note.Pitch.Number < 128;
                Assert.True(isValid, $"{note} after {last}");
                last = note;
            }
        }
    }

    private static void CheckRising(IEnumerable<Ticks> positions)
    {
        long last = -1;
        foreach (Ticks position in positions)
        {
            Assert.True(position.Value > last);
            last = position.Value;
        }
    }
}
