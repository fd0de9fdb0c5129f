using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Xunit;
using Xunit.Abstractions;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>On which line a phrase is answered, whatever its player's last finger does by a few milliseconds.</summary>
public sealed class FloorTests_HandOver(ITestOutputHelper output)
{
    private const double Tempo = 97;

    // A line of sixteenths lies more than 2 x 60 ms from the next at this tempo.
    private static readonly double[] Late = [-60, -30, -5, 0, 5, 30, 60];

    /// <summary>
    /// Eighths from <paramref name="from"/>, then a note from <paramref name="last"/> that is let go about
    /// <paramref name="release"/>, all in quarter notes.
    /// </summary>
    [Theory]
    [InlineData(HandOver.Beat, 1.0, 4, 4, 4, 6, 7, 8)]
    [InlineData(HandOver.Bar, 1.0, 4, 4, 4, 6, 7, 8)]
    [InlineData(HandOver.Bar, 1.0, 4, 4, 4, 6, 8, 12)] // held to the bar line, and a gap wanted
    [InlineData(HandOver.Auto, 1.0, 4, 4, 4, 6, 7, 8)]
    [InlineData(HandOver.Auto, 1.0, 4, 4, 4, 6, 7.5, 8)] // the downbeat comes before the gap is over
    [InlineData(HandOver.Auto, 1.0, 4, 4, 4, 7, 8, 9)] // held to the bar line
    [InlineData(HandOver.Auto, 1.0, 4, 4, 4, 5, 6, 8)] // no answer on the bar's last beat
    [InlineData(HandOver.Auto, 1.0, 4, 4, 4, 4, 5, 6)]
    [InlineData(HandOver.Step, 1.0, 4, 4, 4, 6, 7, 8)]
    [InlineData(HandOver.Step, 0.0, 4, 4, 4, 6, 7.125, 7.25)] // the very next sixteenth
    [InlineData(HandOver.Beat, 0.0, 4, 4, 4, 6, 7, 7.25)]
    [InlineData(HandOver.Bar, 0.0, 4, 4, 4, 6, 8, 8.25)] // held to the bar line, and taken up at once
    [InlineData(HandOver.Beat, 1.0, 3, 4, 3, 4, 5, 6)]
    [InlineData(HandOver.Bar, 1.0, 3, 4, 3, 4, 5, 6)]
    [InlineData(HandOver.Auto, 1.0, 3, 4, 3, 4, 4.5, 6)]
    [InlineData(HandOver.Auto, 1.0, 3, 4, 3, 4, 5, 6)]
    [InlineData(HandOver.Beat, 1.0, 6, 8, 3, 4, 5, 6)]
    [InlineData(HandOver.Auto, 1.0, 6, 8, 3, 4, 5, 6)]
    [InlineData(HandOver.Bar, 1.5, 6, 8, 3, 4, 4.5, 6)]
    [InlineData(HandOver.Beat, 0.5, 7, 8, 3.5, 4, 5, 5.5)]
    [InlineData(HandOver.Bar, 0.5, 7, 8, 3.5, 5, 6.5, 7)]
    [InlineData(HandOver.Auto, 1.0, 5, 4, 5, 7, 9, 10)]
    public void MillisecondsDecideNothing(
        HandOver handOver, double gap, int numerator, int denominator, double from, double last, double release,
        double answer)
    {
        foreach (string mode in new[] { "Continue", "Loop" })
        {
            if (mode == "Loop" && gap == 0)
                continue; // the first eighth is a phrase of its own
            double[] starts = [.. Late.Select(late => StartOf(
                mode, handOver, gap, numerator, denominator, from, last, release + late * Tempo / 60_000))];
            output.WriteLine($"{mode} {handOver} gap {gap} {numerator}/{denominator} {release}: "
                + string.Join(' ', starts));
            // With no gap at all, what is let go in time for the line is answered on it.
            Assert.All(starts, start => Assert.InRange(start, gap == 0 ? answer - 0.25 : answer, answer));
            Assert.Equal(answer, starts[Late.ToList().IndexOf(0)]);
        }
    }

    [Theory]
    [InlineData(HandOver.Step, 0.25)]
    [InlineData(HandOver.Beat, 1)]
    [InlineData(HandOver.Bar, 4)]
    [InlineData(HandOver.Auto, 2)] // the last beat of a bar is passed over
    public void HoweverLongTheLastNoteTheAnswerMovesByOneLineAtMost(HandOver handOver, double line)
    {
        double before = 0;
        for (double release = 6.05; release < 12; release += 0.005)
        {
            double start = StartOf("Continue", handOver, 1, 4, 4, from: 4, last: 6, release);
            Assert.True(start > release, $"{release}: {start}");
            if (before > 0)
                Assert.InRange(start - before, 0, line);
            before = start;
        }
    }

    [Fact]
    public void APhraseWithRestsIsAnsweredAfterALongerOne()
    {
        Assert.Equal(8.0, StartOf(gap: 1, rest: 0, release: 6.5));
        Assert.Equal(9.0, StartOf(gap: 1, rest: 1.5, release: 6.5));
    }

    [Fact]
    public void AShortNoteIsNoNoteThatWasHeldTooLong()
    {
        using var host = new FakeHost();
        host.Set(ParameterId.HandOver, (int)HandOver.Beat);
        host.NoteOn(7, 60);
        host.NoteOff(7.1, 60);
        Assert.Equal(9.0, Begun(host));
    }

    [Fact]
    public void StaccatoBeatsAreNotAnsweredOnTheNextOfThem()
    {
        using var host = new FakeHost();
        foreach (double beat in new[] { 4.0, 5, 6, 7 })
        {
            host.NoteOn(beat, 60);
            host.NoteOff(beat + 0.3, 60);
            Assert.True(Begun(host) > beat + 1.1, $"at {beat}");
        }
    }

    [Fact]
    public void APlayerWhoGoesOnAsTheAnswerBeginsHadNotFinished()
    {
        using var host = new FakeHost();
        host.PlayQuarters(0, 60, 62, 64); // let go at 2.5, answered at 4
        host.Clock(4.2);
        host.Work();
        host.NoteOn(4.5, 65);
        host.NoteOff(5, 65);
        Asked answer = host.Work().Last(asked => asked.Kind == RequestKind.Begin);
        Assert.Equal([60, 62, 64, 65], answer.Phrase.Select(note => (int)note.Pitch.Number));
        Assert.Equal(8, answer.Start.Quarters); // later than after a rest of two beats
    }

    [Fact]
    public void APhraseOfSomeMillisecondsMoreIsAnsweredWithAsManyBeats()
    {
        using var host = new FakeHost();
        host.Set(ParameterId.LengthFrom, 1);
        host.NoteOn(0, 60);
        host.NoteOff(4.02, 60);
        Asked answer = host.Work().Last(asked => asked.Kind == RequestKind.Begin);
        Assert.Equal(4, (answer.End - answer.Start).Quarters);
    }

    private static double StartOf(double gap, double rest, double release)
    {
        using var host = new FakeHost();
        host.Set(ParameterId.HandOver, (int)HandOver.Beat);
        host.Set(ParameterId.PhraseGap, gap);
        host.NoteOn(2, 60);
        host.NoteOff(5.5 - rest, 60);
        host.NoteOn(5.5, 62);
        host.NoteOff(release, 62);
        return Begun(host);
    }

    private static double StartOf(
        string mode, HandOver handOver, double gap, int numerator, int denominator, double from, double last,
        double release)
    {
        using var host = new FakeHost();
        host.Meter(0, numerator, denominator);
        host.Set(ParameterId.Mode, ParameterTable.Row(ParameterId.Mode).Labels.ToList().IndexOf(mode));
        host.Set(ParameterId.HandOver, (int)handOver);
        host.Set(ParameterId.PhraseGap, gap);
        for (double at = from; at < last; at += 0.5)
        {
            host.NoteOn(at, 60);
            host.NoteOff(at + 0.48, 60);
        }
        host.NoteOn(last, 62);
        host.NoteOff(release, 62);
        host.Clock(release + 8);
        return Begun(host);
    }

    private static double Begun(FakeHost host) =>
        host.Work().Last(asked => asked.Kind == RequestKind.Begin).Start.Quarters;
}
