using System.Diagnostics;
using Continuo.Studio.Training.Run;

namespace Continuo.Studio.Training.Jobs;

/// <summary>How a training process ended.</summary>
/// <param name="Code">Its exit code; above 128 a signal killed it.</param>
/// <param name="Stopped">It said that it stopped, with a checkpoint.</param>
/// <param name="LastLines">The last that it wrote on standard error.</param>
internal sealed record TrainingEnd(int Code, bool Stopped, IReadOnlyList<string> LastLines)
{
    public bool IsKilled => Code > 128;
}

/// <summary>
/// A running <c>continuo train</c>. It stops by itself when this process dies, for its standard input ends then.
/// </summary>
internal sealed class TrainingChild : IDisposable
{
    private const int LinesKept = 50;
    private const int LettersOfLine = 2000;
    private const long LargestLog = 4 << 20;

    private readonly Process _process;
    private readonly string _log;

    public TrainingChild(Process process, string log)
    {
        _process = process;
        _log = log;
    }

    /// <summary>Passes on what it says until it ends.</summary>
    public async Task<TrainingEnd> Follow(Action<TrainingEvent> onEvent)
    {
        Task<IReadOnlyList<string>> errors = KeepErrors();
        bool stopped = false;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (TrainingEvent.Of(line) is not { } what)
                continue;
            stopped |= what is StoppedEvent;
            onEvent(what);
        }
        await _process.WaitForExitAsync();
        return new(_process.ExitCode, stopped, await errors);
    }

    /// <summary>Asks it to stop with a checkpoint.</summary>
    public void Stop() => Quietly(() => _process.StandardInput.Close());

    /// <summary>Asks it to end with the best so far.</summary>
    public void Finish() => Quietly(() =>
    {
        _process.StandardInput.WriteLine(TrainingRun.FinishLine);
        _process.StandardInput.Flush();
    });

    public void Kill() => Quietly(() => _process.Kill(entireProcessTree: true));

    public void Dispose() => _process.Dispose();

    private async Task<IReadOnlyList<string>> KeepErrors()
    {
        Queue<string> last = [];
        long room = LargestLog;
        await using StreamWriter? log = OpenLog();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Length > LettersOfLine)
                line = line[..LettersOfLine];
            last.Enqueue(line);
            if (last.Count > LinesKept)
                last.Dequeue();
            room -= line.Length;
            if (room > 0 && log is not null)
                await WriteLog(log, line);
        }
        return [.. last];
    }

    private StreamWriter? OpenLog()
    {
        try
        {
            return new StreamWriter(new FileStream(_log, FileMode.Append, FileAccess.Write, FileShare.Read))
            {
                AutoFlush = true,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null; // The log is the least: training goes on.
        }
    }

    private static async Task WriteLog(StreamWriter log, string line)
    {
        try
        {
            await log.WriteLineAsync(line);
        }
        catch (IOException)
        {
            // As above.
        }
    }

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or ObjectDisposedException
            or System.ComponentModel.Win32Exception)
        {
            // It has ended already.
        }
    }
}
