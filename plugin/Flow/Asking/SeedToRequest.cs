using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;
using Continuo.Plugin.Diagnostics;
using Continuo.Plugin.Flow.Answering;
using Continuo.Plugin.Flow.Listening;
using Continuo.Plugin.Flow.Playing;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>Writes what the floor decides, with a copy of the phrase, into requests to the engine worker.</summary>
/// <remarks>
/// Owner: [pump]. At most one request is being answered and one waits. An answer's later segments wait here until the
/// one before is done, since a newer request would push it out of the channel.
/// </remarks>
internal sealed class SeedToRequest(SeedBuffer seed, RequestChannel channel, PhraseToSchedule schedule, StatusBoard status)
{
    // Of the player's notes and of the answer's, when both are heard together.
    private const int MostOfEither = SeedBuffer.Capacity / 2;

    private readonly AnswerHistory _history = new();
    private readonly PlayerFeel _player = new();
    private readonly Note[] _played = new Note[SeedBuffer.Capacity];
    private readonly Note[] _phrase = new Note[SeedBuffer.Capacity]; // as read, of the answer under way
    private int _phraseCount;
    private BarGrid _bars;
    private Ticks _start;
    private Ticks _owedFrom;
    private Ticks _askedUntil;
    private bool _isOwed;
    private readonly Note[] _all = new Note[SeedBuffer.Capacity];
    private FreeRegister _register;

    // Two commit windows of quarter notes at the widest, with room to spare for a worker that lags.
    private const int MostWaiting = 16;

    private readonly Segment[] _waiting = [.. Enumerable.Range(0, MostWaiting).Select(_ => new Segment())];
    private int _firstWaiting;
    private int _waitingCount;
    private ulong _posted;
    private ulong _completed;
    private uint _epoch;
    private bool _orderWaits;

    /// <summary>Requests below this number are void: the player has taken over. Read by [engine].</summary>
    public ulong AbandonedBelow => Volatile.Read(ref _abandonedBelow);

    private ulong _abandonedBelow;

    /// <summary>The grid of the answer under way.</summary>
    public Ticks GridStep { get; private set; } = new(Ticks.PerQuarter / 4);

    /// <summary>No note of the answer under way starts at or after this.</summary>
    public Ticks AnswerEnd { get; private set; } = new(long.MaxValue);

    /// <summary>The epoch of the answer under way.</summary>
    public uint OwedEpoch => _epoch;

    /// <summary>The number of the answer under way.</summary>
    public uint OwedAnswer { get; private set; }

    /// <summary>True while the worker owes something.</summary>
    public bool IsBusy => _completed != _posted || _waitingCount > 0;

    /// <summary>False when completions are to be drained before the next event: one event asks for four things at most.</summary>
    public bool CanAsk => channel.FreeCount >= 4;

    /// <summary>The stretch of the answer that has been asked for and is not there yet.</summary>
    public bool Owes(out Ticks from, out Ticks until)
    {
        (from, until) = (_owedFrom, _askedUntil);
        return _completed != _posted && _isOwed && _posted >= _abandonedBelow;
    }

    /// <summary>The phrase's own notes, moved by whole bars of it to where they could stand in the answer. Returns how many.</summary>
    public int PhraseBetween(Ticks from, Ticks until, Span<Note> notes)
    {
        if (_phraseCount == 0)
            return 0;
        ReadOnlySpan<Note> phrase = _phrase.AsSpan(0, _phraseCount);
        Ticks bar = _bars.Meter.BarLength, start = _bars.BarStart(phrase[0].Onset);
        Ticks length = (phrase[^1].Onset + new Ticks(1)).CeilingTo(bar, start) - start;
        int count = 0;
        for (Ticks round = start + (from - start).FloorTo(length, Ticks.Zero); round < until; round += length)
        {
            foreach (ref readonly Note note in phrase)
            {
                Ticks onset = note.Onset - start + round;
                if (onset >= from && onset < until && count < notes.Length)
                    notes[count++] = note with { Onset = onset };
            }
        }
        return count;
    }

    /// <summary>Lets the worker take in the notes known so far.</summary>
    public void Listen(BarGrid bars, Key? key)
    {
        if (IsBusy || seed.Complete.Length == 0 || Fill(RequestKind.Listen, bars) is not { } request)
            return;
        ReadOnlySpan<Note> phrase = seed.Complete;
        PhraseReading.Read(phrase, bars, request.WritePhrase(phrase.Length));
        request.Answer = default(ContinuationRequest) with { Key = key };
        Post(request);
    }

    /// <summary>Lets the worker take the preset that lies ready.</summary>
    public void Look()
    {
        if (Fill(RequestKind.Look, default) is not { } request)
            return;
        request.TakesPreset = true;
        Post(request);
    }

    /// <summary>Asks for an answer and its first segment.</summary>
    /// <param name="answer">Which.</param>
    /// <param name="until">The segment's end.</param>
    /// <param name="turnEnd">No note of the turn starts at or after this; an answer that goes round ends before it.</param>
    /// <param name="heardUpTo">Keys that are down count as released here.</param>
    /// <param name="bars">Where bars begin.</param>
    /// <param name="play">The knobs in force.</param>
    /// <param name="epoch">The epoch in force.</param>
    public void Begin(in ContinuationRequest answer, Ticks until, Ticks turnEnd, Ticks heardUpTo, BarGrid bars, PlayOptions play, uint epoch)
    {
        _waitingCount = 0;
        _epoch = epoch;
        _history.Clear();
        int count = seed.CopyTo(_played, heardUpTo);
        _bars = bars;
        _phraseCount = count;
        PhraseReading.Read(_played.AsSpan(0, count), bars, _phrase);
        _player.Hear(_played.AsSpan(0, count), bars);
        _start = answer.Start;
        schedule.Begin(Feel.Of(play, bars, _start), _player);
        (GridStep, AnswerEnd, OwedAnswer, _askedUntil) = (play.Grid, turnEnd, answer.AnswerNumber, until);
        _register = new(play.AvoidsRegister || ContinuationModes.Of(play.Mode).AvoidsRegister, _played.AsSpan(0, count));
        if (Fill(RequestKind.Begin, bars) is not { } request)
            return;
        _phrase.AsSpan(0, count).CopyTo(request.WritePhrase(count));
        request.Answer = answer;
        request.LookAhead = LookAheadOf(play);
        request.TakesPreset = true;
        request.Until = until;
        request.Options = _register.Keep(play.Engine);
        status.PhraseEnded(epoch);
        _owedFrom = answer.Start;
        Post(request);
    }

    /// <summary>Asks for the answer's next segment, at once or when the one before is done.</summary>
    public void Continue(Ticks from, Ticks until, PlayOptions play)
    {
        Segment segment = Next(RequestKind.Continue, from, until, play);
        segment.LookAhead = LookAheadOf(play);
        segment.Options = _register.Keep(play.Engine);
        PostNextSegment();
    }

    /// <summary>Asks for a segment that is written from all that sounds: the phrase as it is now, and the answer so far.</summary>
    public void WriteAnew(in ContinuationRequest line, Ticks until, BarGrid bars, PlayOptions play, bool takesPreset = false)
    {
        Segment segment = Next(RequestKind.Begin, line.Start, until, play);
        segment.LookAhead = LookAheadOf(play);
        segment.TakesPreset = takesPreset;
        segment.PlayedCount = seed.CopyTo(segment.Played, line.Start);
        if (play.AvoidsRegister || ContinuationModes.Of(play.Mode).AvoidsRegister)
            _register = new(true, segment.Played.AsSpan(0, segment.PlayedCount));
        segment.Answer = line;
        segment.Bars = bars;
        segment.Options = _register.Keep(play.Engine);
        PostNextSegment();
    }

    /// <summary>Asks for a segment that is what the answer played a period before.</summary>
    public void Repeat(Ticks from, Ticks until, Ticks period, PlayOptions play)
    {
        Segment segment = Next(RequestKind.Repeat, from, until, play);
        segment.LookAhead = Ticks.Zero;
        segment.Answer = segment.Answer with { Start = from, End = from + period };
        PostNextSegment();
    }

    /// <summary>Tells the session's memory something.</summary>
    /// <param name="kind">What.</param>
    /// <param name="until">Of an answer: what was to sound from here on does not count.</param>
    public void Order(MemoryOrderKind kind, Ticks until = default)
    {
        channel.Order(new MemoryOrder(kind, _posted, until));
        _orderWaits = true;
        LetOrdersBeObeyed();
    }

    /// <summary>A note of the answer under way has come.</summary>
    public void Record(in AnswerItem item)
    {
        if (item.Epoch == _epoch)
            _history.Add(item.Note);
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
        LetOrdersBeObeyed();
    }

    /// <summary>The place of the next segment to wait; when there is none, the last one is stretched to hold both.</summary>
    private Segment Next(RequestKind kind, Ticks from, Ticks until, PlayOptions play)
    {
        bool isNew = _waitingCount < MostWaiting;
        if (isNew)
            _waitingCount++;
        Segment segment = _waiting[(_firstWaiting + _waitingCount - 1) % MostWaiting];
        segment.Kind = kind;
        segment.Feel = Feel.Of(play, _bars, _start);
        segment.From = isNew ? from : segment.From;
        _askedUntil = until;
        segment.Until = until;
        return segment;
    }

    private void PostNextSegment()
    {
        if (_waitingCount == 0 || _completed != _posted)
            return;
        Segment segment = _waiting[_firstWaiting];
        if (Fill(segment.Kind, segment.Bars) is not { } request)
            return;
        _firstWaiting = (_firstWaiting + 1) % MostWaiting;
        _waitingCount--;
        request.Until = segment.Until;
        request.Options = segment.Options;
        request.Answer = segment.Answer;
        request.LookAhead = segment.LookAhead;
        _owedFrom = segment.From;
        schedule.Change(segment.Feel);
        request.TakesPreset = segment.Kind == RequestKind.Begin && segment.TakesPreset;
        if (segment.Kind == RequestKind.Begin)
            WriteAllThatSounds(segment, request);
        else if (segment.Kind == RequestKind.Repeat)
            WriteRepetition(segment, request);
        Post(request);
    }

    private void WriteAllThatSounds(Segment segment, EngineRequest request)
    {
        // The same notes are left out as long as possible: what is heard anew costs time.
        int own = Math.Min(_history.Notes.Length, MostOfEither), played = Math.Min(segment.PlayedCount, MostOfEither);
        _history.Notes[^own..].CopyTo(_all);
        segment.Played.AsSpan(segment.PlayedCount - played, played).CopyTo(_all.AsSpan(own));
        PhraseReading.Read(_all.AsSpan(0, own + played), segment.Bars, request.WritePhrase(own + played));
    }

    private void WriteRepetition(Segment segment, EngineRequest request)
    {
        Ticks period = segment.Answer.End - segment.Answer.Start;
        int count = 0;
        Span<Note> notes = request.WritePhrase(SeedBuffer.Capacity);
        foreach (ref readonly Note note in _history.Notes)
        {
            Ticks onset = note.Onset + period;
            if (onset >= segment.Answer.Start && onset < segment.Until && count < notes.Length)
                notes[count++] = note with { Onset = onset };
        }
        request.WritePhrase(count);
    }

    /// <summary>Orders are carried out with the next request; where none is on its way, one is made for them.</summary>
    private void LetOrdersBeObeyed()
    {
        if (_orderWaits && !IsBusy && Fill(RequestKind.Look, default) is { } request)
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
        request.TakesPreset = false;
        request.WritePhrase(0);
        return request;
    }

    /// <summary>While rendering offline the engine is never late.</summary>
    private Ticks LookAheadOf(PlayOptions play) => status.AudioWaits ? Ticks.Zero : play.LookAhead;

    private void Post(EngineRequest request)
    {
        _isOwed = request.Kind is RequestKind.Begin or RequestKind.Continue or RequestKind.Repeat;
        request.Serial = ++_posted;
        _orderWaits = false;
        channel.Post(request);
    }

    /// <summary>A segment that waits for the one before it.</summary>
    private sealed class Segment
    {
        public RequestKind Kind;
        public Feel Feel;
        public Ticks From;
        public Ticks Until;
        public Ticks LookAhead;
        public EngineOptions Options;
        public ContinuationRequest Answer;
        public BarGrid Bars;
        public readonly Note[] Played = new Note[SeedBuffer.Capacity];
        public int PlayedCount;
        public bool TakesPreset;
    }
}
