using System.Diagnostics;

namespace Continuo.Plugin.Diagnostics;

/// <summary>
/// Writes at most one line a second to the log, so that a lasting fault does not flood it; the next line says how many
/// were held back. Allocates when it is written to.
/// </summary>
/// <remarks>One thread.</remarks>
/// <param name="write">Where lines go; null = <see cref="PluginLog"/>.</param>
internal sealed class LimitedLog(Action<string>? write = null)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Action<string> _write = write ?? PluginLog.Write;
    private long? _last;
    private long _heldBack;

    /// <summary>A line would be written, not held back.</summary>
    public bool IsOpen => _last is not { } last || Stopwatch.GetElapsedTime(last) >= Pause;

    public void Write(string message, Exception? fault = null)
    {
        if (!IsOpen)
        {
            _heldBack++;
            return;
        }
        _last = Stopwatch.GetTimestamp();
        string more = _heldBack > 0 ? FormattableString.Invariant($" ({_heldBack} more since the last line)") : "";
        _heldBack = 0;
        _write(fault is null ? message + more : $"{message}{more}: {fault}");
    }
}
