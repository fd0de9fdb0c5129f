using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>Reads files off the request threads, few at once, each with a time limit. [any]</summary>
/// <param name="limit">For a file; null = the usual.</param>
internal sealed class ReadingSlots(TimeSpan? limit = null) : IDisposable
{
    private readonly SemaphoreSlim _free = new(MusicLimits.FilesReadAtOnce);
    private readonly TimeSpan _limit = limit ?? MusicLimits.TimeForFile;

    /// <exception cref="Refusal">It took too long; its slot is free again when it ends.</exception>
    public async Task<T> RunAsync<T>(Func<T> read, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel);
        Task<T> reading = Task.Factory.StartNew(
            read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _ = reading.ContinueWith(ended => (ended.Exception, _free.Release()), TaskScheduler.Default);
        try
        {
            return await reading.WaitAsync(_limit, cancel);
        }
        catch (TimeoutException)
        {
            throw Refusal.Wrong(FormattableString.Invariant($"took longer than {_limit.TotalSeconds:0} s to read"));
        }
    }

    public void Dispose() => _free.Dispose();
}
