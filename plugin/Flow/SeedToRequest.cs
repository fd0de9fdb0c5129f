using Continuo.Engine;
using Continuo.Engine.Control;
using Continuo.Engine.Music;
using Continuo.Plugin.Diagnostics;

namespace Continuo.Plugin.Flow;

/// <summary>Writes what the floor decides, with a copy of the phrase, into requests to the engine worker.</summary>
/// <remarks>
/// Owner: [pump]. At most one request is being answered and one waits. An answer's later segments wait here until the
/// one before is done, since a newer request would push it out of the channel.
/// </remarks>
internal sealed class SeedToRequest(SeedBuffer seed, RequestChannel channel, StatusBoard status)
{
    // Two commit windows of quarter notes at the widest, with room to spare for a worker that lags.
    private const int MostWaiting = 16;

    private readonly Segment[] _waiting = new Segment[MostWaiting];
    private int _firstWaiting;
    private int _waitingCount;
    private ulong _posted;
    private ulong _completed;
    private uint _epoch;

    /// <summary>Requests below this number are void: the player has taken over. Read by [engine].</summary>
    public ulong AbandonedBelow => Volatile.Read(ref _abandonedBelow);

    private ulong _abandonedBelow;

    /// <summary>True while the worker owes something.</summary>
    public bool IsBusy => _completed != _posted || _waitingCount > 0;

    /// <summary>False when completions are to be drained before the next event: one event asks for two things at most.</summary>
    public bool CanAsk => channel.FreeCount >= 2;

    /// <summary>Lets the worker take in the notes known so far.</summary>
    public void Listen(BarGrid bars)
    {
        if (!IsBusy && seed.Complete.Length > 0 && Fill(RequestKind.Listen, bars) is { } request)
            Post(request);
    }

    /// <summary>Asks for the wanted preset to be loaded.</summary>
    public void Load()
    {
        if (Fill(RequestKind.Load, default) is { } request)
            Post(request);
    }

    /// <summary>Asks for an answer and its first segment.</summary>
    public void Begin(Ticks start, Ticks end, Ticks until, uint answerNumber, uint epoch, BarGrid bars, PlayOptions play)
    {
        _waitingCount = 0;
        _epoch = epoch;
        if (Fill(RequestKind.Begin, bars) is not { } request)
            return;
        request.Answer = new ContinuationRequest(start, end, play.Seed, answerNumber);
        request.Until = until;
        request.Options = play.Engine;
        status.PhraseEnded(epoch);
        Post(request);
    }

    /// <summary>Asks for the answer's next segment, at once or when the one before is done.</summary>
    public void Continue(Ticks until, EngineOptions options)
    {
        if (_waitingCount == MostWaiting)
        {
            // The worker is far behind: the last segment grows, and what it is late with is counted when it comes.
            _waiting[(_firstWaiting + _waitingCount - 1) % MostWaiting].Until = until;
            return;
        }
        _waiting[(_firstWaiting + _waitingCount++) % MostWaiting] = new Segment { Until = until, Options = options };
        PostNextSegment();
    }

    /// <summary>The answer is void: nothing more of it is wanted.</summary>
    public void Abandon()
    {
        _waitingCount = 0;
        Volatile.Write(ref _abandonedBelow, _posted + 1);
    }

    /// <summary>The worker has done a request.</summary>
    public void Complete(int slot, ulong serial)
    {
        EngineRequest done = channel.Return(slot);
        if (done.Kind == RequestKind.Begin)
            status.FirstSegmentDone(done.Epoch);
        _completed = serial;
        PostNextSegment();
    }

    private void PostNextSegment()
    {
        if (_waitingCount == 0 || _completed != _posted || Fill(RequestKind.Continue, default) is not { } request)
            return;
        Segment segment = _waiting[_firstWaiting];
        _firstWaiting = (_firstWaiting + 1) % MostWaiting;
        _waitingCount--;
        request.Until = segment.Until;
        request.Options = segment.Options;
        Post(request);
    }

    private EngineRequest? Fill(RequestKind kind, BarGrid bars)
    {
        EngineRequest? request = channel.Rent();
        if (request is null)
            return null;
        request.Kind = kind;
        request.Bars = bars;
        request.Epoch = _epoch;
        ReadOnlySpan<Note> phrase = kind is RequestKind.Listen or RequestKind.Begin ? seed.Complete : default;
        PhraseReading.Read(phrase, bars, request.WritePhrase(phrase.Length));
        return request;
    }

    private void Post(EngineRequest request)
    {
        request.Serial = ++_posted;
        channel.Post(request);
    }

    private struct Segment
    {
        public Ticks Until;
        public EngineOptions Options;
    }
}
