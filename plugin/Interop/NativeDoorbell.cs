namespace Continuo.Plugin.Interop;

/// <summary>The shim's three calls for waiting and waking.</summary>
internal readonly unsafe struct NativeDoorbell(ShimInstanceConfig* config)
{
    private readonly void* _context = config->Context;
    private readonly delegate* unmanaged<void*, int, int> _waitForWork = config->WaitForWork;
    private readonly delegate* unmanaged<void*, void> _ring = config->Ring;
    private readonly delegate* unmanaged<void*, void> _signalSettled = config->SignalSettled;

    /// <summary>[pump] Sleeps until rung, at most <paramref name="timeoutMicros"/>.</summary>
    public void WaitForWork(int timeoutMicros) => _waitForWork(_context, timeoutMicros);

    /// <summary>[any] Wakes the pump.</summary>
    public void Ring() => _ring(_context);

    /// <summary>[pump] Wakes an audio thread that renders offline and waits for the engine.</summary>
    public void SignalSettled() => _signalSettled(_context);
}
