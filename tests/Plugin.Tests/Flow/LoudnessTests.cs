using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Flow.Playing;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>How loud answers are, with the knobs as they are at first.</summary>
public sealed class LoudnessTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);

    // Of a model that knows dynamics, and of one that does not: all its notes are as loud as each other.
    private static readonly int[] Dynamic = [.. Enumerable.Range(0, 64).Select(i => 60 + i * 37 % 61)];
    private static readonly int[] Flat = [.. Enumerable.Repeat(80, 64)];

    [Theory]
    [InlineData(30)]
    [InlineData(64)]
    [InlineData(104)]
    public void AnEvenPhraseIsAnsweredAsLoudButNotByOneVelocity(int velocity)
    {
        foreach (int[] learned in new[] { Dynamic, Flat })
        {
            int[] answer = Answer([velocity, velocity, velocity], learned);
            Assert.InRange(answer.Average(), velocity * 0.92, velocity * 1.08);
            Assert.True(answer[..16].Distinct().Count() >= 3, string.Join(' ', answer[..16]));
            Assert.All(answer, one => Assert.InRange(one, velocity * 0.79, velocity * 1.21));
        }
    }

    [Fact]
    public void AnAnswerStaysInThePlayersRange()
    {
        int[] answer = Answer([20, 60, 70, 110], Dynamic);
        Assert.All(answer, one => Assert.InRange(one, 20, 110));
        Assert.True(answer.Max() - answer.Min() > 30, $"{answer.Min()}..{answer.Max()}");
    }

    [Fact]
    public void WhatTheModelMadeLouderStaysLouder()
    {
        // The mean that a note is compared with moves with each note; after many it hardly does.
        int[] answer = Answer([50, 90], [.. Dynamic, 61, 119, 75, 100]);
        Assert.True(answer[^4] < answer[^2] && answer[^2] < answer[^1] && answer[^1] < answer[^3]);
    }

    [Fact]
    public void WithoutLearnedDynamicsTheBarIsAccented()
    {
        int[] answer = Answer([60], Flat);
        Assert.True(answer[0] > answer[2] && answer[2] > answer[1], string.Join(' ', answer[..8]));
        Assert.Equal(answer[..8], answer[8..16]);
    }

    [Fact]
    public void AtZeroEverythingIsAsLearned() => Assert.Equal(Dynamic, Answer([30], Dynamic, follow: 0));

    [Fact]
    public void BeforeAnythingIsPlayedEverythingIsAsLearned() => Assert.Equal(Dynamic, Answer([], Dynamic));

    /// <summary>The velocities of eighths from a bar line.</summary>
    private static int[] Answer(int[] played, int[] learned, float? follow = null)
    {
        PlayerFeel player = new();
        player.Hear([.. played.Select((velocity, i) => Eighth(i, velocity))], Bars);
        PlayOptions play = new PlayOptions(new(), default, default, default, 4, 1);
        if (follow is float amount)
            play = play with { VelocityFollow = amount };
        Answer answer = new();
        var line = new ContinuationRequest(new(3840), new(long.MaxValue), RandomSeed: 0, AnswerNumber: 1);
        answer.Begin(serial: 1, epoch: 1, line, line.End, Bars, play);
        answer.Take([], player);
        answer.Feel = Feel.Of(play, Bars, new(3840));
        Loudness loudness = new();
        loudness.Reset();
        return [.. learned.Select((velocity, i) => (int)loudness.Of(answer, Eighth(8 + i, velocity)).Value)];
    }

    private static Note Eighth(int at, int velocity) => new(new(at * 480), new(480), new(60), new((byte)velocity));
}
