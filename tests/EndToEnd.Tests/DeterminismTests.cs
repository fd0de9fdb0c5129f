using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>The same playing gives the same answers, whatever the block size, the sample rate and the mode.</summary>
public sealed class DeterminismTests
{
    private const string AnswersAlone = "--param MIDI~Through=Off --tail-quarters 24";

    private static readonly Lazy<List<AnswerNote>> Reference = new(() => Play("--block-size 512 --sample-rate 48000"));

    public static TheoryData<int, int> BlockSizesAndSampleRates
    {
        get
        {
            var data = new TheoryData<int, int>();
            foreach (int block in new[] { 16, 64, 441, 512, 4096 })
            {
                foreach (int rate in new[] { 44100, 48000, 96000 })
                    data.Add(block, rate);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(BlockSizesAndSampleRates))]
    public void OfflineRendersAreOneAndTheSame(int blockSize, int sampleRate)
    {
        Assert.True(Reference.Value.Count > 20, $"the answer has only {Reference.Value.Count} notes");
        for (int run = 0; run < 3; run++)
            Assert.Equal(Reference.Value, Play($"--block-size {blockSize} --sample-rate {sampleRate}"));
    }

    [Fact]
    public void BlocksOfChangingSizeChangeNothing() =>
        Assert.Equal(Reference.Value, Play("--block-sizes 1,64,8192,333,17,1024 --sample-rate 48000"));

    [Fact]
    public void AnotherSeedGivesAnotherAnswer() => Assert.NotEqual(Reference.Value, Play("--block-size 512 --param Seed=2"));

    [Fact]
    public void ALivePerformanceWhoseNotesAreAllOnTimeEqualsTheBounce()
    {
        HostOutcome live = RealHost.Run($"--midi {RealHost.Phrase} --block-size 256 --sample-rate 48000 --realtime {AnswersAlone}");
        Assert.Equal("0", live.Shown("Late Notes"));
        Assert.Equal(Reference.Value, live.Notes);
    }

    private static List<AnswerNote> Play(string how) => RealHost.Run($"--midi {RealHost.Phrase} {how} {AnswersAlone}").Notes;
}
