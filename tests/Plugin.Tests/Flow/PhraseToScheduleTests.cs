using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Engine.Tests;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Flow.Playing;
using Continuo.Plugin.Interop;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>How an answer's notes are placed and weighed.</summary>
public sealed class PhraseToScheduleTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, Meter.Common);
    private static readonly Ticks Start = new(3840);
    private static readonly Feel Neutral = new(Bars, Start);

    // On sixteenths and off them, chords among them.
    private static readonly Note[] Written =
    [
        Note(3840, 480, 60, 64), Note(4320, 480, 62, 80), Note(4800, 240, 64, 96), Note(4800, 240, 67, 48),
        Note(5040, 333, 65, 64), Note(5555, 100, 64, 112), Note(5760, 960, 60, 32),
    ];

    private static readonly Note[] Uneven =
    [
        .. Enumerable.Range(0, 40).Select(i => Note(i * 480 + i * 7 % 41 - 20, 240, 60, 30)),
    ];

    [Fact]
    public void NeutralKnobsLeaveTheNotesAsTheyAre()
    {
        Check(default);
        Check(Neutral);
        Check(Feel.Of(new PlayOptions(new(), default, default, default, 4, 1) { Quantise = 0 }, Bars, Start));

        static void Check(Feel feel)
        {
            OutboundEvent[] events = Play(feel);
            Assert.Equal(Written.Select(note => note.Onset.Quarters), events.Select(e => e.Ppq));
            Assert.Equal(Written.Select(note => note.Duration.Quarters), events.Select(e => e.Duration));
            Assert.Equal(Written.Select(note => note.Velocity.Unit), events.Select(e => e.Velocity));
            Assert.Equal(Written.Select(note => note.Pitch.Number), events.Select(e => e.Pitch));
            Assert.All(
                events, e => Assert.Equal((0, 9u, OutboundKind.Note), (e.Channel, e.Epoch, e.Kind)));
        }
    }

    [Fact]
    public void KnobsAreThePlayersOwn()
    {
        PlayOptions play = new PlayOptions(new(), default, default, default, 4, Seed: 5)
        {
            Grid = new(320), Quantise = 0.5f, Swing = 0.6f, VelocityFollow = 0.7f, Humanise = 1.5f, AnswerChannel = 11,
            OutputLatency = -30,
        };
        Assert.Equal(
            new Feel(Bars, Start)
            {
                Grid = new(320),
                Quantise = 0.5f,
                Swing = 0.6f,
                VelocityFollow = 0.7f,
                Humanise = 1.5f,
                Channel = 11,
                Earlier = -30,
                Seed = 5,
            },
            Feel.Of(play, Bars, Start));
        Assert.All(Play(Feel.Of(play, Bars, Start)), e => Assert.Equal((11, -30), (e.Channel, e.Earlier)));
    }

    [Fact]
    public void QuantisedNotesLieOnTheGridAndKeepTheirLengths()
    {
        OutboundEvent[] events = Play(Neutral with { Grid = new(240), Quantise = 1 });
        Assert.All(events, e => Assert.Equal(0, e.Ppq * 4 % 1));
        Assert.Equal(5.75, events[5].Ppq);
        Assert.Equal(Written.Select(note => note.Duration.Quarters), events.Select(e => e.Duration));
    }

    [Fact]
    public void SwungEighthsAreLongAndShort()
    {
        OutboundEvent[] events = Play(Neutral with { Swing = 0.75f });
        Assert.Equal((4.0, 0.75), (events[0].Ppq, events[0].Duration));
        Assert.Equal((4.75, 0.25), (events[1].Ppq, events[1].Duration));
        Assert.Equal((6.0, 1.0), (events[6].Ppq, events[6].Duration));
    }

    [Theory]
    [InlineData(0, 70.9)]
    [InlineData(0.5, 50)]
    [InlineData(1, 30)]
    public void TheMeanVelocityFollowsThePhrases(float amount, double expected)
    {
        OutboundEvent[] events = Play(Neutral with { VelocityFollow = amount }, Uneven);
        Assert.InRange(events.Average(e => e.Velocity * 127), expected - 5, expected + 5);
        Assert.True(events[5].Velocity > events[6].Velocity, "accents stay");
        Assert.All(
            Play(Neutral with { VelocityFollow = 1 }, [Note(0, 240, 60, 127)]),
            e => Assert.InRange(e.Velocity, 1 / 127f, 1));
    }

    [Fact]
    public void HumanisedNotesHaveThePlayersOwnDeviationsTheSameOnesEachTime()
    {
        Feel feel = Neutral with { Humanise = 1, Seed = 3 };
        PlayerFeel player = new();
        player.Hear(Uneven, Bars);
        HashSet<long> own = [.. player.Deviations.ToArray()];

        OutboundEvent[] events = Play(feel, Uneven);
        for (int i = 0; i < events.Length; i++)
        {
            long moved = Ticks.FromQuarters(events[i].Ppq).Value - Written[i].Onset.Value;
            Assert.True(own.Contains(moved) || (i == 0 && moved == 0), $"note {i} moved by {moved}");
        }

        Assert.True(events[0].Ppq >= Start.Quarters, "nothing sounds before the answer");
        Assert.Equal(events[2].Ppq, events[3].Ppq); // a chord stays together
        Assert.Equal(events.Select(e => e.Ppq), Play(feel, Uneven).Select(e => e.Ppq));
        Assert.NotEqual(events.Select(e => e.Ppq), Play(feel with { Seed = 4 }, Uneven).Select(e => e.Ppq));
        Assert.NotEqual(events.Select(e => e.Ppq), Play(feel with { Humanise = 2 }, Uneven).Select(e => e.Ppq));
    }

    [Fact]
    public void WhateverTheKnobsOrderIsKeptAndEveryNoteHasALength()
    {
        Random random = new(1);
        for (int i = 0; i < 2000; i++)
        {
            Meter meter = random.Next(2) == 0 ? Meter.Common : new(random.Next(1, 13), 8);
            Feel feel = new(new(new(random.Next(4000)), meter), Start)
            {
                Grid = new(random.Next(1, 1000)), Quantise = Unit(random),
                Swing = Unit(random), VelocityFollow = Unit(random), Humanise = 2 * Unit(random), Seed = (ulong)i,
            };
            Note[] notes = [.. Enumerable.Range(0, 30)
                .Select(_ => Note(3840 + random.Next(5000), random.Next(1, 600), random.Next(128), random.Next(1, 128)))
                .OrderBy(note => note.Onset)];
            OutboundEvent[] events = Play(feel, Uneven, notes);
            Assert.Equal(events.OrderBy(e => e.Ppq).Select(e => e.Ppq), events.Select(e => e.Ppq));
            Assert.All(events, e =>
            {
                Assert.True(e.Duration > 0 && e.Ppq >= Start.Quarters);
                Assert.InRange(e.Velocity, 1 / 127f, 1);
            });
        }
    }

    [Fact]
    public void NothingIsAllocated()
    {
        PlayerFeel player = new();
        player.Hear(Uneven, Bars);
        PhraseToSchedule schedule = new();
        Feel feel = Neutral with { Humanise = 1, VelocityFollow = 1, Swing = 0.6f, Quantise = 0.5f, Grid = new(240) };
        Answer[] answers = [AnswerOf(feel, player), AnswerOf(feel, player)];
        Allocations.CheckNone(() =>
        {
            for (int i = 0; i < 100; i++)
            {
                foreach (Note note in Written)
                    schedule.Schedule(answers[i % 2], note);
            }
        });
    }

    private static OutboundEvent[] Play(Feel feel, Note[]? phrase = null, Note[]? notes = null)
    {
        PlayerFeel player = new();
        player.Hear(phrase, Bars);
        PhraseToSchedule schedule = new();
        Answer answer = AnswerOf(feel, player);
        return [.. (notes ?? Written).Select(note => schedule.Schedule(answer, note))];
    }

    private static Answer AnswerOf(Feel feel, PlayerFeel player)
    {
        var line = new ContinuationRequest(Start, new(long.MaxValue), RandomSeed: 0, AnswerNumber: 3);
        Answer answer = new();
        answer.Begin(serial: 1, epoch: 9, line, line.End, Bars, new PlayOptions());
        answer.Take([], player);
        answer.Feel = feel;
        return answer;
    }

    private static Note Note(long onset, long duration, int pitch, int velocity) =>
        new(new(onset), new(duration), new((byte)pitch), new((byte)velocity));

    private static float Unit(Random random) => random.Next(4) switch { 0 => 0, 1 => 1, _ => random.NextSingle() };
}
