using Xunit;

namespace Continuo.Engine.Tests;

/// <summary>
/// Checks that work allocates nothing on its thread. The count is not exact while other tests run: a collection that
/// another thread starts takes the rest of this thread's buffer away, up to 8 KB, and that counts as allocated; so may
/// the runtime while it compiles better code. What the work itself allocates shows in every run.
/// </summary>
internal static class Allocations
{
    private const int Runs = 8;

    /// <param name="work">Done again until a run allocates nothing; the first runs warm it up.</param>
    public static void CheckNone(Action work)
    {
        long least = long.MaxValue;
        for (int run = 0; run < Runs && least > 0; run++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }
}
