using System.Runtime.InteropServices;
using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// Symbols in their order, each with its place in the music. Append-only with a length: going back is setting it. One
/// thread at a time; allocates nothing after it is made.
/// </summary>
public sealed class SymbolHistory
{
    /// <summary>Symbols that it holds; what comes after them is not kept.</summary>
    public const int MaxSymbols = 1 << 15;

    private readonly Token[] _tokens = new Token[MaxSymbols];
    private readonly Ticks[] _positions = new Ticks[MaxSymbols];

    /// <summary>Symbols that are kept, 0 to <see cref="MaxSymbols"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The symbols, the oldest first.</summary>
    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, Count);

    /// <summary>Where each of them stands; none before that of the one ahead.</summary>
    public ReadOnlySpan<Ticks> Positions => _positions.AsSpan(0, Count);

    /// <summary>Keeps the next symbol.</summary>
    /// <returns>False when there is no room.</returns>
    public bool Add(Token token, Ticks position)
    {
        if (Count == MaxSymbols)
            return false;
        _tokens[Count] = token;
        _positions[Count++] = position;
        return true;
    }

    /// <summary>Forgets all but the first symbols.</summary>
    /// <param name="count">0 to <see cref="Count"/>.</param>
    public void GoBackTo(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        Count = count;
    }

    /// <summary>How many symbols, from the first on, are the same here and there.</summary>
    public int CommonWith(SymbolHistory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        // As plain numbers, which are compared many at a time: this is asked for before each answer.
        int common = MemoryMarshal.Cast<Token, int>(Tokens)
            .CommonPrefixLength(MemoryMarshal.Cast<Token, int>(other.Tokens));
        return MemoryMarshal.Cast<Ticks, long>(Positions[..common])
            .CommonPrefixLength(MemoryMarshal.Cast<Ticks, long>(other.Positions[..common]));
    }
}
