using System.Runtime.InteropServices;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Models.LookingBack;

/// <summary>
/// What a model reads beside the last symbol: which symbol would come next if something that this music did before
/// came again, how long each such guess has been right, the key, and the place among the bars. A symbol costs the same
/// however long the music is.
/// </summary>
/// <remarks>
/// Append-only with a length, so that going back costs what is forgotten. What lies nearer than
/// <see cref="DelayBars"/> is not shown, except for rhythm: else answers circle in their last bars. The reasons and
/// measurements: docs/decisions/0032. One thread at a time; allocates nothing after it is made; 3 MB.
/// </remarks>
public sealed class LookBackInputs
{
    /// <summary>How many bars back music must lie to be shown. Four is the length of most phrases.</summary>
    public const int DelayBars = 4;

    /// <summary>
    /// The guesses of a symbol, in their order: what followed the last five symbols that count, and the last twelve;
    /// what stood at the same place 4, 8 and 16 bars ago; the pitch that the last three intervals led to; when and how
    /// long, but not which note, 1 and 2 bars ago.
    /// </summary>
    public const int Guesses = 8;

    /// <summary>The first of them, which lie behind the delay.</summary>
    public const int DelayedGuesses = 6;

    /// <summary>Classes of how long a guess has been right: 0, 1, 2, 3–4, 5–8, 9–16, 17–32, more.</summary>
    public const int RunClasses = 8;

    /// <summary>Not known, then 12 major and 12 minor keys from C on.</summary>
    public const int KeyClasses = 25;

    /// <summary>No bar yet, then the place of the bar among eight.</summary>
    public const int BarClasses = 9;

    /// <summary>Not known, then 1 to 8 bars to go or more, this one included.</summary>
    public const int BarsToGoClasses = 9;

    /// <summary>
    /// A symbol's numbers: the guesses (0 = none, else symbol + 1), their runs, the key, the bar, the bars to go.
    /// </summary>
    public const int Columns = 2 * Guesses + 3;

    /// <summary>Classes of all columns behind the guesses, together.</summary>
    public const int ToldClasses = Guesses * RunClasses + KeyClasses + BarClasses + BarsToGoClasses;

    /// <summary>Symbols that it holds, behind which nothing is shown any more.</summary>
    public const int MaxSymbols = 1 << 14;

    private const int FirstBarGuess = 2;
    private const int IntervalGuess = 5;
    private const int None = -1;
    private const int MostRun = 33; // the last class

    private static readonly ushort[] Nothing = new ushort[Columns];
    private static readonly int[] BarsAgo = [4, 8, 16];

    private static readonly int[] FirstClasses =
    [
        .. Enumerable.Range(0, Guesses).Select(guess => guess * RunClasses),
        Guesses * RunClasses, Guesses * RunClasses + KeyClasses, Guesses * RunClasses + KeyClasses + BarClasses,
    ];

    private readonly IBarHistory _bars;
    private readonly int[] _contextOf; // by symbol; None = it does not count
    private readonly TokenKind[] _kinds;
    private readonly Token[] _tokens = new Token[MaxSymbols];
    private readonly After[] _after = new After[MaxSymbols + 1]; // by symbols taken in
    private readonly ushort[] _rows = new ushort[(MaxSymbols + 1) * Columns];
    private readonly byte[] _runs = new byte[(MaxSymbols + 1) * Guesses];
    private readonly long[] _placeOf = new long[MaxSymbols]; // by symbol: where the music stood before it
    private readonly DelayedMatches[] _contexts = [new(5, MaxSymbols), new(12, MaxSymbols)];
    private readonly int[] _contextSymbol = new int[MaxSymbols];
    private readonly DelayedMatches _intervals = new(3, MaxSymbols);
    private readonly int[] _pitchSymbol = new int[MaxSymbols];
    private Ticks _barLength = Meter.Common.BarLength;

    /// <param name="tokenizer">The music's encoding; it has bars.</param>
    /// <exception cref="ArgumentException">The encoding has no bars.</exception>
    public LookBackInputs(ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _bars = tokenizer.CreateBarHistory(MaxSymbols)
            ?? throw new ArgumentException($"The encoding '{tokenizer.Id}' has no bars to look back to.");
        _contextOf = [.. Symbols(tokenizer).Select(token => tokenizer.ContextOf(token) ?? None)];
        _kinds = [.. Symbols(tokenizer).Select(tokenizer.KindOf)];
        Reset(_barLength);
    }

    /// <summary>
    /// For each column behind the guesses: which of <see cref="ToldClasses"/>, counted through, is its first.
    /// </summary>
    public static ReadOnlySpan<int> FirstClassOf => FirstClasses;

    /// <summary>Symbols taken in, 0 to <see cref="MaxSymbols"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Bars begun before this one; -1 before the first.</summary>
    public int Bar => _bars.Bar;

    /// <summary>The key that is told; null = that of the bars so far.</summary>
    public Key? HeldKey { get; set; }

    /// <summary>The number of the bar, as <see cref="Bar"/> counts, at which the music ends; null = not told.</summary>
    public int? EndBar { get; set; }

    /// <summary>The key of the bars so far; null = not known.</summary>
    public Key? Key => _bars.Key;

    /// <summary>A piece begins; nothing is told of it.</summary>
    /// <param name="barLength">How long a bar of it is.</param>
    public void Reset(Ticks barLength)
    {
        _barLength = barLength;
        GoBackTo(0);
        _bars.Reset(barLength);
        HeldKey = null;
        EndBar = null;
    }

    /// <summary>Takes the next symbol in.</summary>
    /// <returns>The numbers of its <see cref="Columns"/>, valid until the next call.</returns>
    public ReadOnlySpan<ushort> Take(Token token)
    {
        if (Count == MaxSymbols)
            return Nothing;
        _tokens[Count] = token;
        _placeOf[Count] = _bars.Place;
        After after = _after[Count];
        _bars.Take(token);
        Append(token, ref after);
        Admit(ref after);
        CountRuns(token);
        _after[++Count] = after;
        Span<ushort> row = Row(Count);
        Guess(row, after);
        ReadOnlySpan<byte> runs = Runs(Count);
        for (int guess = 0; guess < Guesses; guess++)
            row[Guesses + guess] = ClassOf(runs[guess]);
        row[2 * Guesses] = ClassOf(HeldKey ?? _bars.Key);
        row[2 * Guesses + 1] = (ushort)(Bar < 0 ? 0 : 1 + Bar % (BarClasses - 1));
        row[2 * Guesses + 2] = EndBar is { } end ? (ushort)Math.Clamp(end - Bar, 1, BarsToGoClasses - 1) : (ushort)0;
        return row;
    }

    /// <summary>Forgets all but the first symbols.</summary>
    /// <param name="count">0 to <see cref="Count"/>.</param>
    public void GoBackTo(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Count = count;
        After after = _after[count];
        foreach (DelayedMatches matches in _contexts)
            matches.GoBackTo(after.Contexts, after.AdmittedContexts);
        _intervals.GoBackTo(Math.Max(0, after.Pitches - 1), after.AdmittedIntervals);
        _bars.GoBackTo(count);
    }

    /// <summary>Comes to hold the same music; what both have in common from the start on costs little.</summary>
    public void Follow(LookBackInputs other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other._barLength != _barLength)
            Reset(other._barLength);
        HeldKey = other.HeldKey;
        EndBar = other.EndBar;
        ReadOnlySpan<Token> mine = _tokens.AsSpan(0, Count), others = other._tokens.AsSpan(0, other.Count);
        GoBackTo(MemoryMarshal.Cast<Token, int>(mine).CommonPrefixLength(MemoryMarshal.Cast<Token, int>(others)));
        while (Count < other.Count)
            Take(other._tokens[Count]);
    }

    private void Append(Token token, ref After after)
    {
        if (_contextOf[token.Id] != None)
        {
            foreach (DelayedMatches matches in _contexts)
                matches.Add(_contextOf[token.Id]);
            _contextSymbol[after.Contexts++] = Count;
        }

        if (_kinds[token.Id] != TokenKind.Pitch)
            return;
        if (after.Pitches > 0)
            _intervals.Add(token.Id - _tokens[_pitchSymbol[after.Pitches - 1]].Id);
        _pitchSymbol[after.Pitches++] = Count;
    }

    /// <summary>Lets in what has come to lie far enough back: a place, and what followed there.</summary>
    private void Admit(ref After after)
    {
        long until = _bars.PlaceBefore(DelayBars);
        for (; after.AdmittedContexts < after.Contexts
             && _placeOf[_contextSymbol[after.AdmittedContexts]] <= until; after.AdmittedContexts++)
            foreach (DelayedMatches matches in _contexts)
                matches.Admit();
        for (; after.AdmittedIntervals < after.Pitches - 1
             && _placeOf[_pitchSymbol[after.AdmittedIntervals + 1]] <= until; after.AdmittedIntervals++)
            _intervals.Admit();
    }

    /// <summary>Were the guesses behind the symbol before right? Those that say nothing of this symbol stay.</summary>
    private void CountRuns(Token token)
    {
        ReadOnlySpan<ushort> guessed = Row(Count)[..Guesses];
        ReadOnlySpan<byte> before = Runs(Count);
        Span<byte> runs = Runs(Count + 1);
        bool counts = _contextOf[token.Id] != None;
        for (int guess = 0; guess < Guesses; guess++)
        {
            bool isAsked = guess switch
            {
                IntervalGuess => _kinds[token.Id] == TokenKind.Pitch,
                >= DelayedGuesses => counts && guessed[guess] != 0,
                _ => counts,
            };
            runs[guess] = !isAsked ? before[guess]
                : guessed[guess] == token.Id + 1 ? (byte)Math.Min(before[guess] + 1, MostRun) : (byte)0;
        }
    }

    private void Guess(Span<ushort> row, in After after)
    {
        for (int i = 0; i < _contexts.Length; i++)
            row[i] = NumberOf(Followed(_contexts[i].Find()));
        for (int i = 0; i < BarsAgo.Length; i++)
            row[FirstBarGuess + i] = NumberOf(_bars.Expected(BarsAgo[i]));
        row[IntervalGuess] = NumberOf(NextPitch(after));
        for (int bars = 1; DelayedGuesses + bars <= Guesses; bars++)
            row[DelayedGuesses + bars - 1] = NumberOf(
                _bars.Expected(bars) is { } token && _kinds[token.Id] != TokenKind.Pitch ? token : null);
    }

    private Token? Followed(int place) => place == None ? null : _tokens[_contextSymbol[place]];

    private Token? NextPitch(in After after)
    {
        int place = _intervals.Find();
        if (place == None)
            return null;
        int pitch = _tokens[_pitchSymbol[after.Pitches - 1]].Id + _intervals[place];
        return pitch >= 0 && pitch < _kinds.Length && _kinds[pitch] == TokenKind.Pitch ? new(pitch) : null;
    }

    private Span<ushort> Row(int count) => _rows.AsSpan(count * Columns, Columns);

    private Span<byte> Runs(int count) => _runs.AsSpan(count * Guesses, Guesses);

    private static ushort NumberOf(Token? token) => (ushort)(token is { } some ? some.Id + 1 : 0);

    private static ushort ClassOf(Key? key) =>
        (ushort)(key is { } known ? 1 + known.Tonic + (known.IsMinor ? 12 : 0) : 0);

    private static ushort ClassOf(byte run) => run switch
    {
        <= 2 => run,
        <= 4 => 3,
        <= 8 => 4,
        <= 16 => 5,
        <= 32 => 6,
        _ => 7,
    };

    private static IEnumerable<Token> Symbols(ITokenizer tokenizer) =>
        Enumerable.Range(0, tokenizer.Vocabulary.Size).Select(id => new Token(id));

    /// <summary>How long all is after a number of symbols.</summary>
    private struct After
    {
        public int Contexts;
        public int AdmittedContexts;
        public int Pitches;
        public int AdmittedIntervals;
    }
}
