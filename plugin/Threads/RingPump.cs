using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Asking;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Flow.Playing;
using Continuo.Plugin.Flow.Turns;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Presets;
using Continuo.Plugin.State;

namespace Continuo.Plugin.Threads;

/// <summary>
/// The thread [pump]: moves events from the inbound ring to the floor and answers to the outbound ring. It looks every
/// millisecond, or at once when it is rung: by the engine worker, and by an audio thread that renders offline.
/// </summary>
internal sealed class RingPump(
    InboundRing inbound,
    InboundRingToSeed toSeed,
    ScheduleToOutboundRing toRing,
    SeedToRequest requests,
    Floor floor,
    PresetSelection presets,
    PhraseMemory memory,
    StatusBoard status,
    NativeDoorbell doorbell)
{
    private const int LookEveryMicros = 1000;

    private volatile bool _stop;
    private Thread? _thread;
    private ulong _settled = ulong.MaxValue;

    public void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "Continuo pump", Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>[main] Returns once the thread has ended.</summary>
    public void Stop()
    {
        _stop = true;
        doorbell.Ring();
        _thread?.Join();
    }

    private void Run()
    {
        while (!_stop)
        {
            try
            {
                if (presets.TryTakeNews())
                    floor.ChangePreset();
                if (presets.IsReady)
                    floor.PresetIsReady();
                bool moved = toRing.Move() | toSeed.Move(oneStepAtATime: status.AudioWaits);
                Report();
                if (!moved)
                    doorbell.WaitForWork(LookEveryMicros);
            }
            catch (Exception e)
            {
                // A fault in one event must not silence the instrument for the rest of the evening.
                PluginLog.Write($"the pump went on after a fault: {e}");
            }
        }
    }

    private void Report()
    {
        presets.FollowShelf();
        status.Show(presets.Problem ?? floor.State, floor.AnswerNumber);
        status.ShowMemory(memory.Session.Count + memory.Session.MarkedCount);
        status.ShowPresets(presets.LoadedProgram, presets.ShownProblem, PresetShelf.Revision);
        if (requests.IsBusy || presets.IsLoading || (presets.IsReady && !floor.IsAnswering) || inbound.ReadCount == _settled)
            return;
        _settled = inbound.ReadCount;
        status.Settle(_settled);
        doorbell.SignalSettled();
    }
}
