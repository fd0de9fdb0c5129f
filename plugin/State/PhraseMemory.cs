using Continuo.Engine.Continuation.Memory;
using Continuo.Plugin.Diagnostics;

namespace Continuo.Plugin.State;

/// <summary>The session's memory of one instance: it outlives deactivation, and goes into the saved state.</summary>
/// <remarks>The memory itself belongs to [engine]; [main] saves and restores around it.</remarks>
internal sealed class PhraseMemory
{
    private SavedMemory? _restored;

    /// <summary>[engine]</summary>
    public SessionMemory Session { get; } = new();

    /// <summary>[main] As it goes into the state; empty when there is nothing to save.</summary>
    public string Save() => (Volatile.Read(ref _restored) ?? Session.Snapshot()).ToText();

    /// <summary>
    /// [main] Takes the place of what is remembered, when the engine next looks. Damaged, it is as good as none.
    /// </summary>
    public void Restore(string? text)
    {
        SavedMemory saved = SavedMemory.Empty;
        try
        {
            saved = SavedMemory.Parse(text ?? "");
            if (saved.IsNewer)
                PluginLog.Write("a newer version saved this song's memory: it is kept, but not used");
        }
        catch (FormatException e)
        {
            PluginLog.Write(e.Message);
        }
        Volatile.Write(ref _restored, saved);
    }

    /// <summary>[engine] Puts what was restored in force.</summary>
    public void TakeRestored()
    {
        SavedMemory? restored = Volatile.Read(ref _restored);
        if (restored is null)
            return;
        Session.Restore(restored);
        Interlocked.CompareExchange(ref _restored, null, restored);
    }
}
