namespace Continuo.Plugin.Diagnostics;

/// <summary>
/// For the real-time test alone: keeps the garbage collector busy in this process, at 50 MB/s over a live heap of 64
/// MB, when <c>CONTINUO_TEST_GC_LOAD</c> is 1.
/// </summary>
internal static class GarbageLoad
{
    private const int PieceBytes = 10_000;
    private const int LivePieces = 64_000_000 / PieceBytes;
    private const int PiecesPerRound = 50_000_000 / PieceBytes / 100;

    private static int _started;

    public static void StartIfAsked()
    {
        if (Environment.GetEnvironmentVariable("CONTINUO_TEST_GC_LOAD") == "1"
            && Interlocked.Exchange(ref _started, 1) == 0)
            new Thread(Run) { IsBackground = true, Name = "Continuo garbage load" }.Start();
    }

    private static void Run()
    {
        var live = new byte[LivePieces][];
        for (int next = 0; ; next += PiecesPerRound)
        {
            for (int i = 0; i < PiecesPerRound; i++)
                live[(next + i * 7919) % LivePieces] = new byte[PieceBytes];
            Thread.Sleep(10);
            if (next > int.MaxValue / 2)
                next = 0;
        }
    }
}
