using Continuo.Plugin.Diagnostics;

namespace Continuo.Plugin.Presets;

/// <summary>
/// Loads presets while the old ones play. The thread exists only while something loads; it serves every instance of the
/// process, one after the other, below the priority of all that plays.
/// </summary>
/// <remarks>[any]</remarks>
internal static class PresetLoadThread
{
    private static readonly Lock Gate = new();
    private static readonly Queue<PresetSelection> Waiting = new();
    private static bool _isRunning;

    /// <summary>Has what this instance wants loaded.</summary>
    public static void Serve(PresetSelection selection)
    {
        lock (Gate)
        {
            if (!Waiting.Contains(selection))
                Waiting.Enqueue(selection);
            if (_isRunning)
                return;
            _isRunning = true;
        }
        new Thread(Run)
        {
            IsBackground = true,
            Name = "Continuo preset loader",
            Priority = ThreadPriority.BelowNormal,
        }.Start();
    }

    private static void Run()
    {
        for (;;)
        {
            PresetSelection? next;
            lock (Gate)
            {
                _isRunning = Waiting.TryDequeue(out next);
                if (!_isRunning)
                    return;
            }
            try
            {
                next!.LoadWanted();
            }
            catch (Exception e)
            {
                PluginLog.Write($"a preset could not be loaded: {e}");
                next!.GiveUp();
            }
        }
    }
}
