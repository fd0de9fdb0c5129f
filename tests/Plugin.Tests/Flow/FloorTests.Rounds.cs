using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>What comes round: loops, and the host's cycle.</summary>
public sealed class FloorTests_Rounds : IDisposable
{
    private const int Quarter = Ticks.PerQuarter;

    private readonly FakeHost _host = new();

    [Fact]
    public void ALoopThatBeginsWithinABarGoesRoundInWholeBars()
    {
        Loop(bars: 1);
        _host.PlayQuarters(0, 60, 62); // the answer: 3 to 8, then 4 quarters a round
        Asked[] repeated = [.. Until(22, NotesOf(1)).Where(asked => asked.Kind == RequestKind.Repeat)];
        Assert.Equal(Enumerable.Range(8, 16), repeated.Select(asked => (int)(asked.Until.Quarters - 1)));
        // The pitch is the quarter that it was first written for: the bar comes again, its pickup does not.
        Assert.Equal(
            Enumerable.Range(0, 16).Select(beat => 60 + 4 + beat % 4),
            repeated.Select(asked => (int)Assert.Single(asked.Phrase).Pitch.Number));
    }

    [Fact]
    public void ALoopOfManyNotesComesBackWhole()
    {
        Loop(bars: 4);
        _host.PlayQuarters(2, 60); // from 4 on
        Asked[] repeated = [.. Until(64, NotesOf(40)).Where(asked => asked.Kind == RequestKind.Repeat)];
        Assert.NotEmpty(repeated);
        Assert.All(repeated, asked => Assert.Equal(40, asked.Phrase.Length));
    }

    [Fact]
    public void NothingIsWrittenAnewBehindALoopsLanding()
    {
        Loop(bars: 2);
        _host.Turn(0, ParameterId.Mutation, 100);
        _host.Turn(0, ParameterId.Resolve, 1);
        _host.PlayQuarters(2, 60); // from 4 to 12; it lands at 8, 16, 24 …
        Asked[] anew =
        [
            .. Until(40, NotesOf(1)).Where(asked => asked.Kind == RequestKind.Begin && asked.Start.Quarters >= 12),
        ];
        Assert.NotEmpty(anew);
        Assert.All(
            anew, asked => Assert.True(asked.Landing >= asked.Start, $"written again at {asked.Start.Quarters}"));
    }

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
        _host.Turn(0, ParameterId.Mode, TestModes.Value("Duet"));
        _host.PlayQuarters(0, 60, 62, 64); // to 2.5; the end is decided at 4 for 5
        _host.Clock(4.1);
        _host.Work();
        _host.NoteOn(4.5, 67);
        _host.Clock(7);
        Assert.Contains(_host.Work(), asked => asked.Kind == RequestKind.Begin && asked.Start.Quarters is > 5 and < 7);
    }

    public void Dispose() => _host.Dispose();

    private void Loop(int bars)
    {
        _host.Turn(0, ParameterId.Mode, TestModes.Value("Loop"));
        _host.Turn(0, ParameterId.Mutation, 0);
        _host.Turn(0, ParameterId.Length, bars);
    }

    private List<Asked> Until(int quarter, Func<EngineRequest, IEnumerable<Note>> write)
    {
        List<Asked> asked = [];
        for (int at = 2; at <= quarter; at++)
        {
            _host.Clock(at + 0.9);
            asked.AddRange(_host.Work(write));
        }
        return asked;
    }

    /// <summary>This many notes a quarter, their pitch that of its number; what comes again is the same.</summary>
    private static Func<EngineRequest, IEnumerable<Note>> NotesOf(int count) => request => request.Kind switch
    {
        RequestKind.Repeat => request.Phrase.ToArray(),
        RequestKind.Begin or RequestKind.Continue => Enumerable.Range(0, count).Select(i => new Note(
            new Ticks(request.Until.Value - Quarter + i), new Ticks(120),
            new Pitch((byte)(60 + (request.Until.Value / Quarter - 1) % 60)), new Velocity(80))),
        _ => [],
    };
}
