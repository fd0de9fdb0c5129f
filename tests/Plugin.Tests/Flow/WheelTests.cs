using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>What the player's wheels do is given to the notes of the answer.</summary>
public sealed class WheelTests : IDisposable
{
    private const int Modulation = 1, ResetAll = 121, Bend = 129;
    private readonly FakeHost _host = new();

    public WheelTests()
    {
        _host.Turn(0, ParameterId.Imitate, 50);
        _host.Turn(0, ParameterId.HandOver, 2);
        _host.Turn(0, ParameterId.Length, 1);
    }

    [Fact]
    public void ANoteIsShapedAsThePlayersNoteOfItsLength()
    {
        PlayLongAndShort();
        Assert.Equal(
            [
                (4, 0, Bend, 0.5f), (4, 1, Bend, 1), (4, 1.5, Bend, 0.5f), // half as long as the player's
                (6, 0, Bend, 0.5f), (7, 0, Bend, 0.5f),
            ],
            Moves(Answer((4, 2), (6, 0.5), (7, 0.25))));
    }

    [Fact]
    public void OfNotesThatAreAlikeTheOneAtThatPlaceInTheBarIsTaken()
    {
        _host.Controller(1, Modulation, 0.25);
        Note(1, 2);
        _host.Controller(2, Modulation, 1);
        Note(2, 3);
        Assert.Equal(
            [(5, 0, Modulation, 0.25f), (6, 0, Modulation, 1), (7, 0, Modulation, 1)],
            Moves(Answer((5, 1), (6, 1), (7, 1))));
    }

    [Fact]
    public void ItStandsBeforeTheFirstNoteOfAChord()
    {
        PlayLongAndShort();
        Assert.Equal(
            [OutboundKind.Wheel, OutboundKind.Note, OutboundKind.Note],
            Answer((4, 0.5), (4, 0.5)).Select(item => item.Kind));
    }

    [Theory]
    [InlineData(ParameterId.Imitate)]
    [InlineData(ParameterId.ImitateWheels)]
    public void WithoutImitateOrTheSwitchNothingMoves(ParameterId id)
    {
        _host.Turn(0, id, 0);
        PlayLongAndShort();
        Assert.Empty(Moves(Answer((4, 2))));
    }

    [Fact]
    public void SwitchedOffInMidAnswerTheWheelsRestFromTheNextNoteOn()
    {
        PlayLongAndShort();
        List<OutboundEvent> events = Answer([(8, 2), (10, 1)], () => _host.Turn(5.2, ParameterId.Imitate, 0));
        Assert.Equal([(10, 0, Modulation, 0), (10, 0, Bend, 0.5f)], Moves(events).Where(move => move.Onset > 9));
        Assert.Contains(Moves(events), move => move.Onset == 8);
    }

    [Fact]
    public void WheelsThatRestMoveNothing()
    {
        _host.Controller(0, Bend, 1);
        _host.Controller(0, Modulation, 1);
        _host.Controller(0.5, ResetAll, 0);
        Note(1, 2);
        Note(2, 3);
        Assert.Empty(Moves(Answer((4, 1))));
    }

    [Fact]
    public void OnlyTheChannelOfANoteShapesIt()
    {
        _host.NoteOn(1, 60);
        _host.Channel = 3;
        _host.Controller(1.5, Bend, 1);
        _host.Channel = 0;
        _host.NoteOff(2, 60);
        Note(2, 3);
        Assert.Empty(Moves(Answer((4, 1))));
    }

    [Fact]
    public void OfAThousandMovesAFewAreGivenAndTheLast()
    {
        _host.NoteOn(0, 60);
        for (int i = 1; i < 1000; i++)
            _host.Controller(i / 1000.0, Modulation, i / 1000.0);
        _host.NoteOff(1, 60);
        Note(1, 2);
        List<(double Onset, double After, int Wheel, float Value)> moves = Moves(Answer((4, 1)));
        Assert.Equal(16, moves.Count);
        Assert.Equal(0.999f, moves[^1].Value);
        Assert.Equal(0.5, moves[7].After, 0.1);
    }

    [Fact]
    public void WhereTheTransportIsMovedTheWheelsStayAsTheyAre()
    {
        _host.Controller(50, Bend, 0.75);
        _host.Jump(100, 0);
        Note(1, 2);
        Note(2, 3);
        Assert.Equal([(4, 0, Bend, 0.75f)], Moves(Answer((4, 1))));
    }

    [Fact]
    public void WhereTheCycleGoesRoundThePhraseKeepsItsShape()
    {
        _host.Cycle(0, 4);
        PlayLongAndShort();
        _host.GoRound(4, 0);
        Assert.Contains((4, 1, Bend, 1f), Moves(Answer((4, 2))));
    }

    public void Dispose() => _host.Dispose();

    private static List<(double Onset, double After, int Wheel, float Value)> Moves(List<OutboundEvent> events) =>
    [
        .. events.Where(item => item.Kind == OutboundKind.Wheel)
            .Select(item => (item.Ppq, item.Duration, (int)item.Pitch, item.Velocity)),
    ];

    /// <summary>A note of four beats before the bar, bent half-way and back, and a short one.</summary>
    private void PlayLongAndShort()
    {
        _host.NoteOn(-1, 60);
        _host.Controller(1, Bend, 1);
        _host.Controller(2, Bend, 0.5);
        _host.NoteOff(3, 60);
        Note(3, 3.5);
    }

    private void Note(double from, double to)
    {
        _host.NoteOn(from, 60);
        _host.NoteOff(to, 60);
    }

    /// <summary>The engine writes these notes, in quarters; returns all that the audio thread is given.</summary>
    private List<OutboundEvent> Answer(params (double Onset, double Duration)[] notes) => Answer(notes, () => { });

    /// <summary>The same; something happens at 5.2.</summary>
    private List<OutboundEvent> Answer((double Onset, double Duration)[] notes, Action happening)
    {
        Ticks written = new(long.MinValue);

        List<Note> Write(EngineRequest request)
        {
            List<Note> due =
                [.. notes.Select(NoteOf).Where(note => note.Onset >= written && note.Onset < request.Until)];
            written = request.Until;
            return due;
        }

        static Note NoteOf((double Onset, double Duration) note) => new(
            Ticks.FromQuarters(note.Onset), Ticks.FromQuarters(note.Duration), new Pitch(72), new Velocity(80));

        for (int i = 8; i < 20; i++)
        {
            _host.Clock(i / 2.0);
            _host.Work(Write);
            if (i == 10)
                happening();
        }
        return _host.Events();
    }
}
