using Continuo.Engine.Continuation.Memory;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;
using Continuo.Engine.Music;
using Continuo.Engine.Sampling;

namespace Continuo.Engine.Continuation;

/// <summary>
/// The best of three: from a place of its own on, the answer is played tentatively in three ways, each with its random
/// numbers, and goes back; then it goes on with the numbers of the way that fits the phrase, and the player's marks,
/// best. Allocates nothing after it is made. [engine]
/// </summary>
/// <param name="answer">The answer that plays; this moves it on and back.</param>
/// <param name="tokenizer">Its encoding.</param>
internal sealed class AnswerChoice(AnswerState answer, ITokenizer tokenizer)
{
    private const int Ways = 3;
    private const int MostNotes = 512; // of one way; more are not looked at

    // How much a symbol's mean preference by marks counts beside the likeness.
    private const double MarksWeight = 20;

    private static readonly Ticks Never = new(long.MaxValue);

    private readonly AnswerState _place = new(answer.Model, tokenizer);
    private readonly IStateMark _mark = answer.Model.CreateMark();
    private readonly PhraseLikeness _likeness = new();
    private readonly Note[] _notes = new Note[MostNotes];
    private int _count;
    private int _symbols; // that the music held at the place
    private int _way;
    private double _bestScore;
    private SeededRandom _random; // of the way that is played
    private SeededRandom _best;
    private BarGrid _bars;

    /// <summary>The answer is away from its place.</summary>
    public bool IsUnderWay { get; private set; }

    /// <summary>False when nothing more of this way is looked at.</summary>
    public bool HasRoom => _count < MostNotes;

    /// <summary>The answer has begun: it plays its first beat as it comes, since it is waited for.</summary>
    public void Begin(HeardPhrase phrase)
    {
        IsUnderWay = false;
        _bars = phrase.Bars;
        _likeness.Read(phrase.Notes, _bars);
        Ticks start = answer.Request.Start, beat = start + new Ticks(Ticks.PerQuarter), bar = NextBar(start);
        answer.ChoosesAt = _likeness.IsEmpty ? Never : beat < bar ? beat : bar;
    }

    /// <summary>Leaves the place if the answer has come to it.</summary>
    /// <param name="lookBack">The answer's.</param>
    public bool TryOpen(LookBack lookBack)
    {
        Ticks position = answer.Decoder.Position;
        if (answer.IsFinished || answer.IsSpent || position < answer.ChoosesAt)
            return false;
        answer.ChoosesAt = NextBar(position);
        (IsUnderWay, _symbols) = (true, lookBack.History.Count);
        (_way, _count, _bestScore) = (0, 0, double.NegativeInfinity);
        _place.CopyAllButModelFrom(answer);
        _mark.Set();
        _random = answer.Random;
        return true;
    }

    /// <summary>A note of the way that is played.</summary>
    public void Add(in Note note) => _notes[_count++] = note;

    /// <summary>The way is played: judges it and goes back to the place, for the next one or for good.</summary>
    public void Judge(SessionMemory? memory, LookBack lookBack)
    {
        ReadOnlySpan<Note> notes = _notes.AsSpan(0, _count);
        Ticks end = answer.ChoosesAt < answer.SymbolsEnd ? answer.ChoosesAt : answer.SymbolsEnd;
        double score = _likeness.Of(notes, end - _place.Decoder.Position)
            + MarksWeight * (memory?.Preference(notes, _bars, answer.Request.Key) ?? 0);
        if (score > _bestScore)
            (_bestScore, _best) = (score, _random);

        answer.CopyAllButModelFrom(_place);
        _mark.GoBack();
        lookBack.GoBackTo(_symbols);
        _count = 0;
        IsUnderWay = ++_way < Ways;
        SeededRandom own = _place.Random;
        _random = new(own.NextBits(), (ulong)_way);
        answer.Random = IsUnderWay ? _random : _best;
    }

    /// <summary>Nothing is to be chosen any more.</summary>
    public void Drop() => IsUnderWay = false;

    /// <summary>Takes over what another engine chooses by; nothing is under way there.</summary>
    public void CopyFrom(AnswerChoice other)
    {
        IsUnderWay = false;
        _bars = other._bars;
        _likeness.CopyFrom(other._likeness);
    }

    private Ticks NextBar(Ticks position) => _bars.NextBarStart(position + new Ticks(1));
}
