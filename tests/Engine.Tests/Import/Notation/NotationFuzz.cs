using System.Diagnostics;
using System.Text;
using Continuo.Engine.Import;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Import.Notation;

/// <summary>Damages texts at random; each must be read or refused, in time, and what is read must be a score.</summary>
internal static class NotationFuzz
{
    private const int Rounds = 5000;

    /// <param name="name">Its extension names the format.</param>
    /// <param name="alphabet">What is often put in.</param>
    /// <param name="seeds">Sound texts.</param>
    public static void Check(string name, string alphabet, params string[] seeds) => Check(name, alphabet, Rounds, seeds);

    /// <inheritdoc cref="Check(string, string, string[])"/>
    public static void Check(string name, string alphabet, int rounds, params string[] seeds)
    {
        var random = new Random(7);
        int read = 0;
        for (int round = 0; round < rounds; round++)
        {
            byte[] file = Mutate(Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]), alphabet, random);
            long start = Stopwatch.GetTimestamp();
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
            Assert.True(taken < TimeSpan.FromSeconds(10), $"round {round} took {taken}"); // the machine may be busy
            if (round % 5 == 0)
                CheckStrict(file, name);
        }
        Assert.InRange(read, rounds / 20, rounds);
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

    private static byte[] Mutate(byte[] seed, string alphabet, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int count = random.Next(1, 6); count > 0 && bytes.Count > 0; count--)
        {
            int at = random.Next(bytes.Count);
            int length = Math.Min(random.Next(1, 40), bytes.Count - at);
            switch (random.Next(6))
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
                default:
                    bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 5)).Select(_ => (byte)alphabet[random.Next(alphabet.Length)]));
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
                bool isValid = note.Onset >= last.Onset && note.Onset >= Ticks.Zero && note.Duration > Ticks.Zero && note.Pitch.Number < 128;
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
