using System.Numerics;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// The music under way, phrase and answer in one: where its last symbols stood before, what followed them there
/// corrects what the model expects. So a phrase can come back. What lies nearer than a delay does not count, else an
/// answer would circle in its last bars.
/// </summary>
/// <remarks>
/// Append-only with a length; a symbol costs the same to take in however long the music is, and to take away again. One
/// thread at a time; allocates nothing after it is made. 1 MB. docs/looking-back.md says what it is worth.
/// </remarks>
public sealed class LookBack
{
    /// <summary>How many bars back music must lie to count. Four is the length of most phrases.</summary>
    public const int DelayBars = LookBackInputs.DelayBars;

    private const int MostPlaces = 64; // the latest ones; those further back are not looked at
    private const int None = -1;

    // How much the model counts against what followed, for each different symbol that did: behind a match of the
    // shortest length, of twice that, four times, eight times. Found on validation parts.
    private static readonly double[] Priors = [30, 4, 0.6, 0.1];

    private readonly int _shortest; // match
    private readonly int[] _contextOf; // by symbol: what it is in a context; None = nothing
    private readonly int[] _context = new int[SymbolHistory.MaxSymbols]; // what counts of the history
    private readonly int[] _symbolAt = new int[SymbolHistory.MaxSymbols]; // by place in the context: where in history
    private readonly int[] _previous = new int[SymbolHistory.MaxSymbols]; // by place: the latest one behind the same
    private readonly int[] _latest = new int[SymbolHistory.MaxSymbols]; // by hash of a shortest match
    private readonly double[] _expected;
    private readonly Place[] _places = new Place[MostPlaces];
    private int _contextLength;

    /// <param name="tokenizer">The encoding of the music.</param>
    public LookBack(ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _shortest = tokenizer.ShortestContext;
        _expected = new double[tokenizer.Vocabulary.Size];
        _contextOf = new int[_expected.Length];
        for (int id = 0; id < _contextOf.Length; id++)
            _contextOf[id] = tokenizer.ContextOf(new(id)) ?? None;
        Array.Fill(_latest, None);
    }

    /// <summary>The music so far.</summary>
    public SymbolHistory History { get; } = new();

    /// <summary>Takes the next symbol in.</summary>
    /// <param name="token">Of the encoding.</param>
    /// <param name="position">Where the music stood before it.</param>
    public void Add(Token token, Ticks position)
    {
        int at = History.Count;
        if (!History.Add(token, position) || _contextOf[token.Id] == None)
            return;
        if (_contextLength >= _shortest)
        {
            ref int latest = ref LatestBehind(_contextLength);
            _previous[_contextLength] = latest;
            latest = _contextLength;
        }

        _symbolAt[_contextLength] = at;
        _context[_contextLength++] = _contextOf[token.Id];
    }

    /// <summary>Forgets all but the first symbols.</summary>
    /// <param name="count">0 to the number taken in.</param>
    public void GoBackTo(int count)
    {
        for (int at = History.Count - 1; at >= count; at--)
        {
            if (_contextOf[History.Tokens[at].Id] == None)
                continue;
            _contextLength--;
            if (_contextLength >= _shortest)
                LatestBehind(_contextLength) = _previous[_contextLength];
        }

        History.GoBackTo(count);
    }

    /// <summary>Comes to hold the same music; what both have in common from the start on costs nothing.</summary>
    public void Follow(SymbolHistory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        GoBackTo(History.CommonWith(other));
        for (int at = History.Count; at < other.Count; at++)
            Add(other.Tokens[at], other.Positions[at]);
    }

    /// <summary>The strength for <see cref="Apply"/>.</summary>
    /// <param name="own">What suits the model.</param>
    /// <param name="knob">0 = never, 1 = the model's own; squared, so that 2 is much more.</param>
    public static float StrengthOf(float own, float knob) => own * knob * knob;

    /// <summary>Changes what the model expects next; to the bit nothing where nothing like it stood before.</summary>
    /// <param name="logits">The model's, those of forbidden symbols at minus infinity. Afterwards logarithms of
    /// probabilities, if they have changed.</param>
    /// <param name="until">What stands later does not count.</param>
    /// <param name="strength">0 = none, 1 = as suits most music; more counts for more.</param>
    public void Apply(Span<float> logits, Ticks until, float strength)
    {
        if (!(strength > 0) || _contextLength < _shortest)
            return;
        int found = Find(logits, until);
        if (found == 0 || !Expectation.Read(logits, _expected))
            return;

        for (int step = 0; step < Priors.Length; step++)
            Learn(_places.AsSpan(0, found), _shortest << step, Priors[step] / strength);
        Expectation.Write(_expected, logits);
    }

    /// <summary>Where the last symbols stood before, the latest place first; returns how many.</summary>
    private int Find(ReadOnlySpan<float> logits, Ticks until)
    {
        // Behind a symbol that does not count, as a loudness, the next one that does is wanted.
        bool isBehindContext = _symbolAt[_contextLength - 1] == History.Count - 1;
        int found = 0;
        for (int place = LatestBehind(_contextLength); place != None && found < MostPlaces; place = _previous[place])
        {
            int behind = _symbolAt[place - 1] + 1;
            int followed = History.Tokens[isBehindContext ? behind : _symbolAt[place]].Id;
            if (History.Positions[behind] > until || float.IsNegativeInfinity(logits[followed]))
                continue;
            int match = MatchAt(place);
            if (match >= _shortest)
                _places[found++] = new(followed, match);
        }

        return found;
    }

    private int MatchAt(int end)
    {
        int match = 0, longest = Math.Min(_shortest << (Priors.Length - 1), end);
        while (match < longest && _context[end - 1 - match] == _context[_contextLength - 1 - match])
            match++;
        return match;
    }

    /// <summary>From what is expected to Dirichlet's posterior, by what followed matches of a length.</summary>
    private void Learn(ReadOnlySpan<Place> places, int symbols, double prior)
    {
        int total = 0, different = 0;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i].Match < symbols)
                continue;
            total++;
            bool isNew = true;
            for (int j = 0; j < i && isNew; j++)
                isNew = places[j].Match < symbols || places[j].Followed != places[i].Followed;
            different += isNew ? 1 : 0;
        }

        if (total == 0)
            return;
        double weight = prior * different;
        double kept = weight / (total + weight);
        for (int id = 0; id < _expected.Length; id++)
            _expected[id] *= kept;
        foreach (ref readonly Place place in places)
            if (place.Match >= symbols)
                _expected[place.Followed] += 1 / (total + weight);
    }

    private ref int LatestBehind(int end)
    {
        uint hash = 0;
        for (int back = 1; back <= _shortest; back++)
            hash = BitOperations.RotateLeft(hash, 11) ^ (uint)_context[end - back] * 0x9E3779B1;
        return ref _latest[hash >> 17];
    }

    private readonly record struct Place(int Followed, int Match);
}
