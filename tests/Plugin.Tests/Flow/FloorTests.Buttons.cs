using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Tests.Presets;
using Xunit;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>Buttons and lists that are moved without being pressed, or pressed when there is nothing to do.</summary>
[Collection(PresetShelfCollection.Name)]
public sealed class FloorTests_Buttons : IDisposable
{
    private readonly FakeHost _host = new();

    [Fact]
    public void AModeThatMovesWithinItsStepLeavesTheAnswerAlone()
    {
        _host.PlayQuarters(0, 60, 62);
        _host.Clock(4);
        _host.Work();
        _host.TurnTo(5, ParameterId.Mode, 0.1);
        _host.Clock(6);
        Assert.Equal(EngineState.Responding, _host.Floor.State);
        Assert.Contains(_host.Work(), asked => asked.Kind == RequestKind.Continue);
    }

    [Fact]
    public void APedalThatMovesWhileItIsDownIsNotPressedAnewAfterPanic()
    {
        _host.Turn(0, ParameterId.Mode, TestModes.Value("Hold"));
        _host.Turn(1, ParameterId.Hold, 1);
        _host.Silence(2);
        _host.Work();
        _host.TurnTo(3, ParameterId.Hold, 0.8);
        Assert.DoesNotContain(_host.Work(), asked => asked.Kind == RequestKind.Begin);
    }

    [Fact]
    public void APedalThatMovesWhileItIsUpLeavesAnAnswerAloneThatWasAskedForByHand()
    {
        _host.Turn(0, ParameterId.Mode, TestModes.Value("Hold"));
        _host.PlayQuarters(0, 60, 62);
        _host.Press(4, ParameterId.Again);
        _host.Work();
        _host.TurnTo(6, ParameterId.Hold, 0.2);
        Assert.Equal(EngineState.Responding, _host.Floor.State);
    }

    [Fact]
    public void APresetThatIsNotReadyWhenAnAnswerBeginsIsTakenAtABarLine()
    {
        _host.Turn(0, ParameterId.Mode, TestModes.Value("Hold"));
        _host.Presets.SelectFirst(0, restore: 0);
        Assert.True(_host.Presets.TryTakeLoaded(out _));
        _host.Presets.Select("one-that-is-not-installed", null, null, 1);
        Assert.True(_host.Presets.TryTakeNews());
        _host.Floor.ChangePreset();
        _host.Turn(1, ParameterId.Hold, 1);
        Assert.True(SpinWait.SpinUntil(() => !_host.Presets.IsLoading, TimeSpan.FromSeconds(10)));
        Assert.True(_host.Presets.IsReady);
        _host.Work();
        _host.Clock(9);
        Assert.Contains(
            _host.Work(),
            asked => asked is { Kind: RequestKind.Begin, TakesPreset: true } && asked.Start.Quarters == 4);
    }

    public void Dispose() => _host.Dispose();
}
