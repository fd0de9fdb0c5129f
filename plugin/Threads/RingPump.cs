using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Interop;

namespace Continuo.Plugin.Threads;

/// <summary>
/// The thread [pump]: moves what there is to move between the rings. It looks every millisecond, or at once when it is
/// rung: by the engine worker, and by an audio thread that renders offline.
/// </summary>
/// <param name="move">Moves what is there; true when anything moved.</param>
/// <param name="doorbell">What it waits for.</param>
/// <param name="log">Where faults are told.</param>
internal sealed class RingPump(Func<bool> move, NativeDoorbell doorbell, LimitedLog log)
{
    private const int LookEveryMicros = 1_000;
    private const int LongestPauseMicros = 100_000;

    private volatile bool _stop;
    private Thread? _thread;
    private int _pauseMicros = LookEveryMicros; // after a fault

    public void Start()
    {
        _thread = new Thread(Run)
        {
            IsBackground = true,
            Name = "Continuo pump",
            Priority = ThreadPriority.AboveNormal,
        };
        _thread.Start();
    }

    /// <summary>[beside] Returns once the thread has ended.</summary>
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
                if (!move())
                    doorbell.WaitForWork(LookEveryMicros);
                _pauseMicros = LookEveryMicros;
            }
            catch (Exception e)
            {
                // A fault in one event must not silence the instrument for the rest of the evening.
                log.Write("the pump goes on after a fault", e);
                BackOff();
            }
        }
    }

    /// <summary>A fault that lasts must not spin: each pause is twice as long as the one before.</summary>
    private void BackOff()
    {
        doorbell.WaitForWork(_pauseMicros);
        _pauseMicros = Math.Min(2 * _pauseMicros, LongestPauseMicros);
    }
}
