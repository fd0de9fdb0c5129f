using System.Globalization;

namespace Continuo.Plugin.Diagnostics;

/// <summary>
/// For tests alone: makes the engine worker late. <c>CONTINUO_TEST_ENGINE_STALL=N:M</c> lets every N-th segment of an
/// answer wait for M milliseconds.
/// </summary>
internal static class EngineStall
{
    private static readonly (int Every, int Milliseconds) Wanted = Read(
        Environment.GetEnvironmentVariable("CONTINUO_TEST_ENGINE_STALL"));
    private static int _segments;

    /// <summary>[engine] A segment is about to be written.</summary>
    public static void BeforeSegment()
    {
        if (Wanted.Every > 0 && Interlocked.Increment(ref _segments) % Wanted.Every == 0)
            Thread.Sleep(Wanted.Milliseconds);
    }

    private static (int, int) Read(string? text) =>
        text?.Split(':') is [string every, string milliseconds]
        && int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out int n)
        && int.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out int m) ? (n, m) : (0, 0);
}
