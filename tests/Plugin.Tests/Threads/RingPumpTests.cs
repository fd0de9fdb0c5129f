using System.Diagnostics;
using System.Runtime.InteropServices;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Interop;
using Continuo.Plugin.Threads;
using Xunit;

namespace Continuo.Plugin.Tests.Threads;

/// <summary>The pump after faults: it goes on, and one that lasts neither spins nor floods the log.</summary>
public sealed unsafe class RingPumpTests : IDisposable
{
    private readonly ShimInstanceConfig* _config =
        (ShimInstanceConfig*)NativeMemory.AllocZeroed((nuint)sizeof(ShimInstanceConfig));

    private readonly List<string> _log = [];

    public RingPumpTests()
    {
        _config->WaitForWork = &Sleep;
        _config->Ring = &Ignore;
        _config->SignalSettled = &Ignore;
    }

    [Fact]
    public void AFaultThatLastsBacksOffAndIsToldOnceASecond()
    {
        int calls = 0;
        // Pauses of 1, 2, 4, ... 64 and then 100 ms: the twentieth call comes after 1.3 s at the soonest.
        TimeSpan taken = RunUntil(() => calls >= 20, () =>
        {
            calls++;
            throw new InvalidOperationException("a fault that lasts");
        });
        Assert.True(taken > TimeSpan.FromSeconds(1), $"20 faults within {taken}");
        Assert.InRange(_log.Count, 1, 1 + (int)taken.TotalSeconds);
        Assert.Contains("a fault that lasts", _log[0], StringComparison.Ordinal);
    }

    [Fact]
    public void AfterAFaultThePumpGoesOn()
    {
        int calls = 0;
        RunUntil(() => calls >= 10, () => ++calls == 1 ? throw new InvalidOperationException("one event") : true);
        Assert.Single(_log);
    }

    public void Dispose() => NativeMemory.Free(_config);

    private TimeSpan RunUntil(Func<bool> isDone, Func<bool> move)
    {
        long start = Stopwatch.GetTimestamp();
        var pump = new RingPump(move, new NativeDoorbell(_config), new LimitedLog(_log.Add));
        pump.Start();
        Assert.True(SpinWait.SpinUntil(isDone, TimeSpan.FromMinutes(1)));
        pump.Stop();
        return Stopwatch.GetElapsedTime(start);
    }

    [UnmanagedCallersOnly]
    private static int Sleep(void* context, int micros)
    {
        Thread.Sleep(micros / 1000);
        return 0;
    }

    [UnmanagedCallersOnly]
    private static void Ignore(void* context)
    {
    }
}
