using System.Globalization;
using Continuo.Engine.Export;
using Continuo.Engine.Music;
using Continuo.Engine.Storage;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Platform;

namespace Continuo.Plugin.Flow.Capturing;

/// <summary>
/// Writes the last answer and the whole exchange as MIDI files into the musician's folder, and tells the log where.
/// </summary>
/// <remarks>Owner: [pump], which never waits: a thread of the pool writes, one capture at a time.</remarks>
/// <param name="folder">Where they go; null = <see cref="UserFolders.Captures"/>.</param>
/// <param name="log">Where that is told; null = the plugin's log.</param>
internal sealed class CaptureFiles(string? folder = null, Action<string>? log = null)
{
    private readonly Action<string> _log = log ?? PluginLog.Write;
    private Task _writing = Task.CompletedTask;
    private volatile uint _written;
    private volatile bool _hasFailed;

    /// <summary>Captures that are on the disk.</summary>
    public uint Written => _written;

    /// <summary>The last capture could not be written.</summary>
    public bool HasFailed => _hasFailed;

    /// <summary>Has the files written. While an earlier capture is not on the disk, and without notes, not.</summary>
    public void Capture(Conversation conversation)
    {
        if (!_writing.IsCompleted)
            return;
        Score? exchange = conversation.Exchange(), answer = conversation.LastAnswer();
        DateTime now = DateTime.Now;
        _writing = Task.Run(() => Write(exchange, answer, now));
    }

    /// <summary>[beside] Waits for files that are being written, not for long.</summary>
    public void Finish() => _writing.Wait(TimeSpan.FromSeconds(2));

    private void Write(Score? exchange, Score? answer, DateTime now)
    {
        try
        {
            if (exchange is null)
            {
                _log($"nothing to capture: nothing was played in the last {Conversation.Minutes} minutes");
                return;
            }
            string into = Directory.CreateDirectory(folder ?? UserFolders.Captures).FullName;
            _log($"captured: {WriteNew(into, now, exchange)}");
            if (answer is not null)
                _log($"captured: {WriteNew(into, now, answer)}");
            _written++;
            _hasFailed = false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _hasFailed = true;
            _log($"not captured: {e.Message}");
        }
    }

    /// <summary>Two captures within a second, or of two instances, get numbers.</summary>
    private static string WriteNew(string into, DateTime now, Score score)
    {
        byte[] bytes = MidiFileWriter.ToBytes(score);
        string name = now.ToString("yyyy-MM-dd HH.mm.ss ", CultureInfo.InvariantCulture) + score.Title;
        for (int number = 1; ; number++)
        {
            string path = Path.Combine(into, number == 1 ? $"{name}.mid" : $"{name} {number}.mid");
            if (AtomicFile.TryWriteNew(path, stream => stream.Write(bytes)))
                return path;
        }
    }
}
