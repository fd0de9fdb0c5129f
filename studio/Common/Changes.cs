using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Continuo.Studio.Common;

/// <summary>Something that a page may want to show again.</summary>
/// <param name="What"><c>music</c>, <c>jobs</c>, <c>takes</c> or <c>presets</c>: ask for the list again; <c>ready</c>:
/// nothing is missed from now on; <c>job</c>: <paramref name="Item"/> is its new state.</param>
/// <param name="Item">Null where the list has to be asked for.</param>
internal sealed record Change(string What, object? Item = null);

/// <summary>
/// Tells every open page what has changed. [any] thread; a page that does not keep up loses the oldest news.
/// </summary>
internal sealed class Changes
{
    private const int Waiting = 64;

    private readonly ConcurrentDictionary<Channel<Change>, byte> _pages = [];

    public void Publish(string what, object? item = null)
    {
        foreach (Channel<Change> page in _pages.Keys)
            page.Writer.TryWrite(new(what, item));
    }

    /// <summary>First that it is <c>ready</c>, then everything published from then on, until it is cancelled.</summary>
    public async IAsyncEnumerable<Change> Follow([EnumeratorCancellation] CancellationToken cancel)
    {
        var page = Channel.CreateBounded<Change>(
            new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        page.Writer.TryWrite(new("ready"));
        _pages.TryAdd(page, 0);
        using CancellationTokenRegistration end = cancel.Register(() => page.Writer.TryComplete());
        try
        {
            // Not cancelled but ended: a page that closes is not a failure.
            await foreach (Change change in page.Reader.ReadAllAsync(CancellationToken.None))
                yield return change;
        }
        finally
        {
            _pages.TryRemove(page, out _);
        }
    }
}
