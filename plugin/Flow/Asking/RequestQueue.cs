using Continuo.Engine.Continuation;
using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Listening;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// Hands requests to the engine worker, one at a time. An answer's later segments wait here until the one before is
/// done, since a newer request would push it out of the channel.
/// </summary>
/// <remarks>Owner: [pump]. At most one request is being answered and one waits in the channel.</remarks>
internal sealed class RequestQueue(RequestChannel channel)
{
    // Of the player's notes and of the answer's, where the engine takes in both together.
    private const int MostOfEither = SeedBuffer.Capacity / 2;

    // Two commit windows of quarter notes at the widest, with room to spare for a worker that lags.
    private const int MostWaiting = 16;

    private readonly WaitingSegment[] _waiting =
        [.. Enumerable.Range(0, MostWaiting).Select(_ => new WaitingSegment())];

    private readonly Note[] _sounding = new Note[SeedBuffer.Capacity];
    private int _firstWaiting;
    private int _waitingCount;
    private ulong _posted;
    private ulong _completed;
    private bool _orderWaits;
    private Answer? _answer; // of the last segment posted

    /// <summary>The answer of the last segment that was asked of the worker; null before the first.</summary>
    public Answer? Answer => _answer;

    /// <summary>True while the worker owes something.</summary>
    public bool IsBusy => _completed != _posted || _waitingCount > 0;

    /// <summary>
    /// False when completions have to come before the next event: one event asks for four things at most.
    /// </summary>
    public bool CanAsk => channel.FreeCount >= 4;

    /// <summary>Lets the worker take in the notes so far, unless it is busy.</summary>
    public void Listen(ReadOnlySpan<Note> played, BarGrid bars, Key? key)
    {
        if (IsBusy || played.IsEmpty || channel.Rent() is not { } request)
            return;
        request.Fill(RequestKind.Listen, bars);
        request.Line = default(ContinuationRequest) with { Key = key };
        PhraseReading.Read(played, bars, request.WritePhrase(played.Length));
        Post(request);
    }

    /// <summary>Lets the worker take the preset that lies ready.</summary>
    public void Look()
    {
        if (channel.Rent() is not { } request)
            return;
        request.Fill(RequestKind.Look, default);
        request.TakesPreset = true;
        Post(request);
    }

    /// <summary>
    /// Asks for an answer's first segment at once; what is still to be written of another is dropped.
    /// </summary>
    public void Begin(in Segment segment)
    {
        _waitingCount = 0;
        segment.Answer.AskUntil(segment.Until);
        if (channel.Rent() is not { } request)
            return;
        request.Fill(segment);
        WritePhrase(segment.Answer, request);
        Post(request, segment);
    }

    /// <summary>Asks for a later segment, at once or when the one before is done.</summary>
    /// <param name="segment">Where no place is free, the last one that waits is stretched to hold both.</param>
    /// <param name="played">Of a line that begins: what the player has played, in order of arrival.</param>
    public void Ask(in Segment segment, ReadOnlySpan<Note> played = default)
    {
        bool isNew = _waitingCount < MostWaiting;
        if (isNew)
            _waitingCount++;
        WaitingSegment last = _waiting[(_firstWaiting + _waitingCount - 1) % MostWaiting];
        last.Segment = isNew ? segment : segment with { From = last.Segment.From };
        played.CopyTo(last.Played);
        last.PlayedCount = played.Length;
        segment.Answer.AskUntil(segment.Until);
        PostNextSegment();
    }

    /// <summary>Tells the session's memory something.</summary>
    /// <param name="kind">That an answer was played, a mark, its undo, or to forget.</param>
    /// <param name="until">Of an answer: what was to sound from here on does not count.</param>
    public void Order(MemoryOrderKind kind, Ticks until = default)
    {
        channel.Order(new MemoryOrder(kind, _posted, until));
        _orderWaits = true;
        CarryOutOrders();
    }

    /// <summary>The answer is void: nothing more of it is wanted.</summary>
    public void Abandon()
    {
        _waitingCount = 0;
        channel.Abandon();
        _answer?.OweNothing();
    }

    /// <summary>The worker has done a request; returns its kind.</summary>
    public RequestKind Complete(int slot, ulong serial)
    {
        RequestKind kind = channel.Return(slot);
        _completed = serial;
        if (_completed == _posted)
            _answer?.OweNothing();
        PostNextSegment();
        CarryOutOrders();
        return kind;
    }

    private void PostNextSegment()
    {
        while (_waitingCount > 0 && !_waiting[_firstWaiting].Segment.Ticket.TryGet(out _))
            TakeNext();
        if (_waitingCount == 0 || _completed != _posted || channel.Rent() is not { } request)
            return;
        WaitingSegment next = TakeNext();
        request.Fill(next.Segment);
        next.Segment.Answer.Feel = next.Segment.Feel;
        if (next.Segment.Kind == RequestKind.Begin && next.Segment.Line.IsUnderWay)
            WriteAllThatSounds(next, request);
        else if (next.Segment.Kind == RequestKind.Begin)
            WritePhrase(next.Segment.Answer, request);
        else if (next.Segment.Kind == RequestKind.Repeat)
            WriteRepetition(next.Segment, request);
        Post(request, next.Segment);
    }

    private WaitingSegment TakeNext()
    {
        WaitingSegment next = _waiting[_firstWaiting];
        _firstWaiting = (_firstWaiting + 1) % MostWaiting;
        _waitingCount--;
        return next;
    }

    private static void WritePhrase(Answer answer, EngineRequest request) =>
        answer.Phrase.CopyTo(request.WritePhrase(answer.Phrase.Length));

    private void WriteAllThatSounds(WaitingSegment next, EngineRequest request)
    {
        // The oldest notes are cut off in the same place as long as possible: what moves has to be taken in again.
        ReadOnlySpan<Note> committed = next.Segment.Answer.Committed;
        int own = Math.Min(committed.Length, MostOfEither), played = Math.Min(next.PlayedCount, MostOfEither);
        committed[^own..].CopyTo(_sounding);
        next.Played.AsSpan(next.PlayedCount - played, played).CopyTo(_sounding.AsSpan(own));
        PhraseReading.Read(_sounding.AsSpan(0, own + played), next.Segment.Bars, request.WritePhrase(own + played));
    }

    private static void WriteRepetition(in Segment segment, EngineRequest request)
    {
        int count = 0;
        Span<Note> notes = request.WritePhrase(SeedBuffer.Capacity);
        foreach (ref readonly Note note in segment.Answer.Committed)
        {
            Ticks onset = note.Onset + segment.Period;
            if (onset >= segment.From && onset < segment.Until && count < notes.Length)
                notes[count++] = note with { Onset = onset };
        }
        request.WritePhrase(count);
    }

    /// <summary>Orders go with the next request; where none is on its way, one is made for them.</summary>
    private void CarryOutOrders()
    {
        if (!_orderWaits || IsBusy || channel.Rent() is not { } request)
            return;
        request.Fill(RequestKind.Look, default);
        Post(request);
    }

    private void Post(EngineRequest request, in Segment segment)
    {
        _answer = segment.Answer;
        _answer.Owe(segment.From);
        Post(request);
    }

    private void Post(EngineRequest request)
    {
        request.Serial = ++_posted;
        _orderWaits = false;
        channel.Post(request);
    }

    /// <summary>
    /// A segment that waits for the one before it, and what the player had played when it was asked for.
    /// </summary>
    private sealed class WaitingSegment
    {
        public readonly Note[] Played = new Note[SeedBuffer.Capacity];
        public int PlayedCount;
        public Segment Segment;
    }
}
