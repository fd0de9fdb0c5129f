using Continuo.Engine.Continuation;
using Continuo.Engine.Control;
using Continuo.Plugin.Flow;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>What comes round: loops, and the host's cycle.</summary>
public sealed class FloorTests_Rounds : IDisposable
{
    private readonly FakeHost _host = new();

    [Theory]
    [InlineData(8.0)]
    [InlineData(8.01)] // a host that overshoots within its last block
    public void AnAnswerThatWasToStartWithTheCyclesEndStartsBehindItsStart(double turn)
    {
        _host.Cycle(0, 8);
        _host.PlayQuarters(5, 60, 62); // to 6.5: the answer would start at 8
        _host.Clock(turn);
        _host.Work();
        _host.GoRound(turn, turn - 8);
        Asked answer = Assert.Single(_host.Work(), asked => asked.Kind == RequestKind.Begin);
        Assert.Equal((1.0, 0u, 2), (answer.Start.Quarters, answer.AnswerNumber, answer.Phrase.Length));
    }

    [Fact]
    public void ADuetGoesOnWhenThePlayerReturnsWhileItEnds()
    {
        _host.Turn(0, ParameterId.Mode, (int)ContinuationMode.Duet);
        _host.PlayQuarters(0, 60, 62, 64); // to 2.5; the end is decided at 4 for 5
        _host.Clock(4.1);
        _host.Work();
        _host.NoteOn(4.5, 67);
        _host.Clock(7);
        Assert.Contains(_host.Work(), asked => asked.Kind == RequestKind.Begin && asked.Start.Quarters is > 5 and < 7);
    }

    public void Dispose() => _host.Dispose();
}
