using System.Runtime;

namespace Continuo.Plugin.Threads;

/// <summary>
/// Has the memory of instances that are gone collected. A collector that is left alone sees no reason to: they allocate
/// megabytes when they come, little once they play, and nothing when they go.
/// </summary>
internal static class MemoryReturn
{
    /// <summary>
    /// [beside] While others live, a collection that runs beside them; after the last one all goes back to the system,
    /// and every managed thread of the process stands still for some tens of milliseconds.
    /// </summary>
    public static void AfterAnInstance(bool othersLive)
    {
        if (othersLive)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
            return;
        }
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
