using Continuo.Engine.Continuation.Memory;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Capturing;
using Continuo.Plugin.Flow.Turns;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Presets;

namespace Continuo.Plugin.Flow;

/// <summary>
/// Shows the player where the flow is, tells an offline audio thread what is done, and logs what was lost.
/// </summary>
/// <remarks>Owner: [pump]. Allocates only when something was lost.</remarks>
internal sealed class FlowToStatus(
    InboundRing inbound, OutboundRing outbound, Floor floor, PresetSelection presets,
    SessionMemory memory, CaptureFiles captures, StatusBoard status, NativeDoorbell doorbell, LimitedLog log)
{
    private ulong _settled = ulong.MaxValue;
    private ulong _toldDropped = inbound.Dropped;
    private ulong _toldRefused = outbound.Dropped;

    public void Show()
    {
        presets.FollowShelf();
        status.Show(presets.Problem ?? floor.State, floor.AnswerNumber);
        status.ShowMemory(memory.Count + memory.MarkedCount);
        ShimProblem problem = presets.ShownProblem;
        if (problem == ShimProblem.None && captures.HasFailed)
            problem = ShimProblem.NotCaptured;
        status.ShowPresets(presets.LoadedProgram, problem, PresetShelf.Revision);
        status.ShowCaptures(captures.Written);
        TellLosses();
        Settle();
    }

    private void TellLosses()
    {
        ulong dropped = inbound.Dropped;
        ulong refused = outbound.Dropped;
        if ((dropped == _toldDropped && refused == _toldRefused) || !log.IsOpen)
            return;
        (_toldDropped, _toldRefused) = (dropped, refused);
        log.Write(FormattableString.Invariant(
            $"lost so far: {dropped} events from the host, {refused} notes of answers, since a ring was full"));
    }

    /// <summary>All that the events so far ask for is in the outbound ring.</summary>
    private void Settle()
    {
        bool waits = floor.IsWaiting || presets.IsLoading || (presets.IsReady && !floor.IsAnswering);
        if (waits || inbound.ReadCount == _settled)
            return;
        _settled = inbound.ReadCount;
        status.Settle(_settled);
        doorbell.SignalSettled();
    }
}
