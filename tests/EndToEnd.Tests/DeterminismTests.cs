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
    public void AnotherSeedGivesAnotherAnswer() =>
        Assert.NotEqual(Reference.Value, Play("--block-size 512 --param Seed=2"));

    [Fact]
    public void EachPassFromTheStartOfTheTransportAnswersAlike()
    {
        using var folder = new ScratchFolder();
        string script = folder.File("script");
        File.WriteAllText(script, """
            at 0 note-on 1 62 90
            at 0.5 note-off 1 62
            at 0.5 note-on 1 66 90
            at 1 note-off 1 66
            at 7.6 stop
            at 8 jump 0
            at 8 play
            at 8 note-on 1 62 90
            at 8.5 note-off 1 62
            at 8.5 note-on 1 66 90
            at 9 note-off 1 66
            """);
        List<OutputEvent> ons = [.. RealHost.Run(
            $"--script {script} --param MIDI~Through=Off --length-quarters 16 --tempo 120 --sample-rate 48000")
            .Events.Where(item => item.IsOn)];
        const long Stop = 182400;
        const long SecondPass = 192000;
        (long, int)[] first = [.. ons.Where(on => on.Sample < Stop).Select(on => (on.Sample, on.Pitch))];
        Assert.True(first.Length > 5);
        Assert.Equal(first, ons.Where(on => on.Sample >= SecondPass && on.Sample < SecondPass + Stop)
            .Select(on => (on.Sample - SecondPass, on.Pitch)));
    }

    [Fact]
    public void ALivePerformanceWhoseNotesAreAllOnTimeEqualsTheBounce()
    {
        HostOutcome live = RealHost.Run(
            $"--music {RealHost.Music} --block-size 256 --sample-rate 48000 --realtime {AnswersAlone}");
        Assert.Equal("0", live.Shown("Late Notes"));
        Assert.Equal(Reference.Value, live.Notes);
    }

    private static List<AnswerNote> Play(string how) =>
        RealHost.Run($"--music {RealHost.Music} {how} {AnswersAlone}").Notes;
}
