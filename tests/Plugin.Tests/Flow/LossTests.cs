using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Asking;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>What a full ring loses is counted, told, and never taken for played.</summary>
public sealed class LossTests : IDisposable
{
    private const int Lost = 3;

    private readonly FakeHost _host = new();

    [Fact]
    public void ANoteThatTheRingRefusesIsCountedAndIsNoPartOfTheAnswer()
    {
        GiveMoreThanTheRingHolds();
        Assert.Equal(_host.Unread.Most, _host.Unread.Count);
        Assert.Equal((ulong)Lost, _host.OutboundDropped);
        Assert.Equal(LastOfTheRing(), _host.Floor.Answer.Committed[^1].Onset);
    }

    [Fact]
    public void LossesAreToldAtMostOnceASecond()
    {
        _host.Pump();
        Assert.Empty(_host.Log);
        _host.InboundDropped = 7;
        _host.Pump();
        Assert.Contains("7 events from the host, 0 notes", Assert.Single(_host.Log), StringComparison.Ordinal);

        GiveMoreThanTheRingHolds();
        bool isTold = SpinWait.SpinUntil(PumpUntilTold, TimeSpan.FromMinutes(1));
        Assert.True(isTold);
        Assert.Contains("7 events from the host, 3 notes", _host.Log[^1], StringComparison.Ordinal);

        bool PumpUntilTold()
        {
            _host.Pump();
            return _host.Log.Count > 1;
        }
    }

    public void Dispose() => _host.Dispose();

    private Ticks LastOfTheRing() => Onset((int)_host.Unread.Most - 1);

    private static Ticks Onset(int note) => Ticks.FromQuarters(2) + new Ticks(note);

    private void GiveMoreThanTheRingHolds()
    {
        _host.AudioWaits = true; // nothing is late
        _host.Set(ParameterId.Length, 32);
        _host.PlayQuarters(0, 60);
        AnswerTicket ticket = _host.Floor.Answer.Ticket;
        for (int i = 0; i < (int)_host.Unread.Most + Lost; i++)
        {
            var note = new Note(Onset(i), new Ticks(1), new Pitch(60), new Velocity(80));
            Assert.True(_host.Answers.TryWrite(new AnswerItem(AnswerItemKind.Note, note, ticket)));
            if (i % 1000 == 0)
                _host.Pump();
        }
        _host.Pump();
    }
}
