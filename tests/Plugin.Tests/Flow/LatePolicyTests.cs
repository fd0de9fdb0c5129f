using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>
/// A phrase of two eighths on E4 from quarter 0, answered from quarter 3 on, and an engine that is late. The tempo is
/// one quarter note a minute, so that no clock on the wall comes into it.
/// </summary>
public sealed class LatePolicyTests : IDisposable
{
    private const double Tempo = 1;
    private readonly FakeHost _host = new();
    private EngineRequest? _begun;

    public LatePolicyTests()
    {
        _host.Turn(0, ParameterId.HandOver, 0);
        _host.NoteOn(0, 64);
        _host.NoteOff(0.5, 64);
        _host.NoteOn(1, 64);
        _host.NoteOff(1.5, 64);
        while (_host.Requests.TryTake(0, out EngineRequest request))
            _begun = request.Kind == RequestKind.Begin ? request : _begun;
        Assert.Equal(2.5, _begun!.Line.Start.Quarters);
        for (double at = 1.75; at <= 2.25; at += 0.25)
            _host.Clock(at, Tempo);
    }

    [Fact]
    public void WhatIsOnTimeStaysWhereItIs()
    {
        Give(2.5, 70);
        Assert.Equal([(2.5, 70)], _host.Given());
        Assert.Equal((0u, 0u), (_host.Status.LateShifts, _host.Status.SparesUsed));
    }

    [Fact]
    public void TheSpareIsPlayedFirst()
    {
        Give(2.5, 70);
        Done();
        Spare(AnswerItemKind.SpareBegin, 3.5);
        Spare(AnswerItemKind.SpareNote, 3.5, 71);
        Spare(AnswerItemKind.SpareNote, 4, 72);
        Spare(AnswerItemKind.SpareNote, 4.5, 73);
        Spare(AnswerItemKind.SpareEnd, 5.5);
        _host.Clock(2.5, Tempo); // the next segment is asked for, and nobody answers
        Assert.Equal([(2.5, 70)], _host.Given());
        _host.Clock(3.25, Tempo);
        Assert.Empty(_host.Given());
        _host.Clock(3.75, Tempo); // a block beyond the segment's start: its first note is gone
        Assert.Equal([(4.0, 72)], _host.Given());
        Assert.Equal(1u, _host.Status.SparesUsed);

        Give(3.5, 80); // what the worker has to say of it now comes to nothing
        Give(4, 81);
        Give(4.5, 82);
        Assert.Equal([(4.5, 82)], _host.Given());
        Assert.Equal(0u, _host.Status.LateShifts);
    }

    [Fact]
    public void WithoutASpareTheAnswerMovesByWholeStepsAndStaysSo()
    {
        _host.Clock(2.8, Tempo);
        Assert.Empty(_host.Given());
        Give(2.5, 70);
        Give(3, 71);
        Assert.Equal([(3.0, 70), (3.5, 71)], _host.Given()); // two sixteenths later
        Assert.Equal(1u, _host.Status.LateShifts);
    }

    [Fact]
    public void WhatWouldBeMovedBeyondTheAnswersEndIsLeftOut()
    {
        _host.Clock(2.8, Tempo);
        Give(2.5, 70);
        Give(19.5, 71); // the answer ends at 20
        Assert.Equal([(3.0, 70)], _host.Given());
    }

    [Fact]
    public void AfterABeatOfNothingThePhraseComesAgainAtItsPlaceInTheBar()
    {
        _host.Clock(3.25, Tempo);
        Assert.Empty(_host.Given());
        List<(double, int)> given = [];
        for (double at = 3.5; at < 6; at += 0.25)
        {
            _host.Clock(at, Tempo);
            given.AddRange(_host.Given());
        }
        Assert.Equal([(4.0, 64), (5.0, 64)], given.Where(note => note.Item1 <= 5));
        Assert.Equal(0u, _host.Status.LateShifts);
        Give(2.5, 70);
        Give(8, 71);
        Assert.Equal([(8.0, 71)], _host.Given());
    }

    [Fact]
    public void WhereThereIsNoPhraseTheMusicRests()
    {
        using var host = new FakeHost();
        host.Turn(0, ParameterId.Mode, 2);
        host.Turn(0, ParameterId.Hold, 1);
        for (double at = 0.25; at < 8; at += 0.25)
        {
            host.Clock(at, Tempo);
            Assert.Empty(host.Given());
        }
    }

    [Fact]
    public void OfflineNothingIsEverLate()
    {
        _host.AudioWaits = true;
        _host.Clock(9, Tempo);
        Give(2.5, 70);
        Assert.Equal([(2.5, 70)], _host.Given());
    }

    public void Dispose() => _host.Dispose();

    private void Give(double onset, int pitch) => Send(AnswerItemKind.Note, onset, pitch);

    private void Spare(AnswerItemKind kind, double at, int pitch = 0) => Send(kind, at, pitch);

    private void Done() =>
        _host.Answers.TryWrite(AnswerItem.Done(_begun!));

    private void Send(AnswerItemKind kind, double onset, int pitch)
    {
        var note = new Note(Ticks.FromQuarters(onset), new Ticks(240), new Pitch((byte)pitch), new Velocity(80));
        _host.Answers.TryWrite(new AnswerItem(kind, note, _begun!.Ticket));
    }
}
