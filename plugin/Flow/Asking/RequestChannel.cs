using System.Threading.Channels;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// The way from the pump to the engine worker: one request waits at most, and a newer one takes its place, because a
/// late answer is a wrong answer.
/// </summary>
/// <remarks>
/// [pump] calls <see cref="Rent"/>, <see cref="Post"/> and <see cref="Return"/>, [engine] calls <see cref="TryTake"/>.
/// </remarks>
internal sealed class RequestChannel : IDisposable
{
    // One is being answered, one waits, done ones wait to be drained, and one event may ask for several things.
    private const int PoolSize = 8;

    private readonly Stack<EngineRequest> _free = new(PoolSize);
    private readonly EngineRequest[] _pool = new EngineRequest[PoolSize];
    private readonly Channel<EngineRequest> _channel;
    private readonly Channel<MemoryOrder> _orders = Channel.CreateBounded<MemoryOrder>(
        new BoundedChannelOptions(256) { SingleReader = true, SingleWriter = true });

    private readonly AutoResetEvent _posted = new(initialState: false);

    public RequestChannel()
    {
        for (int slot = 0; slot < PoolSize; slot++)
            _free.Push(_pool[slot] = new EngineRequest(slot));
        _channel = Channel.CreateBounded<EngineRequest>(
            new BoundedChannelOptions(1)
            {
                FullMode = BoundedChannelFullMode.DropOldest,
                SingleReader = true,
                SingleWriter = true,
            },
            _free.Push);
    }

    /// <summary>[pump] Requests that are not in use.</summary>
    public int FreeCount => _free.Count;

    /// <summary>[pump] A request to fill; null while all are in use, until completions have been drained.</summary>
    public EngineRequest? Rent() => _free.TryPop(out EngineRequest? request) ? request : null;

    /// <summary>[pump] Hands a request over; the one that still waited, if any, is dropped.</summary>
    public void Post(EngineRequest request)
    {
        _channel.Writer.TryWrite(request);
        _posted.Set();
    }

    /// <summary>[pump] Takes back a request that the worker has completed; returns its kind.</summary>
    public RequestKind Return(int slot)
    {
        _free.Push(_pool[slot]);
        return _pool[slot].Kind;
    }

    /// <summary>[pump] Of all requests so far nothing more is wanted.</summary>
    public void Abandon()
    {
        foreach (EngineRequest request in _pool)
            request.Abandon();
    }

    /// <summary>[engine] Waits for a request, at most <paramref name="milliseconds"/>.</summary>
    public bool TryTake(int milliseconds, out EngineRequest request)
    {
        if (_channel.Reader.TryRead(out request!))
            return true;
        _posted.WaitOne(milliseconds);
        return _channel.Reader.TryRead(out request!);
    }

    /// <summary>[pump] Hands an order over; beyond hundreds that nobody took it is lost.</summary>
    public void Order(in MemoryOrder order) => _orders.Writer.TryWrite(order);

    /// <summary>[engine] The next order that comes before a request.</summary>
    public bool TryTakeOrder(ulong serial, out MemoryOrder order) =>
        _orders.Reader.TryPeek(out order) && order.After < serial && _orders.Reader.TryRead(out order);

    /// <summary>[engine] True while a request waits.</summary>
    public bool HasRequest => _channel.Reader.TryPeek(out _);

    /// <summary>[beside] Wakes the worker so that it sees that it has to stop.</summary>
    public void Wake() => _posted.Set();

    public void Dispose() => _posted.Dispose();
}
