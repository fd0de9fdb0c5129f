using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>
/// Where the symbols of a piece stand in the music. Rests that the encoding shortens are as short here. One thread at a
/// time; allocates nothing after it is made.
/// </summary>
public sealed class SymbolClock
{
    private readonly INoteDecoder _decoder;
    private readonly INoteDecoder _fresh;
    private Ticks _start;

    /// <param name="tokenizer">The encoding of the symbols.</param>
    public SymbolClock(ITokenizer tokenizer)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        _decoder = tokenizer.CreateDecoder();
        _fresh = tokenizer.CreateDecoder();
    }

    /// <summary>Where the music stands.</summary>
    public Ticks Position => _start + _decoder.Position;

    /// <summary>A piece begins.</summary>
    /// <param name="start">The bar line before its first note.</param>
    public void Reset(Ticks start)
    {
        _decoder.CopyFrom(_fresh);
        _start = start;
    }

    /// <summary>Takes the next symbol; returns where the music stood before it.</summary>
    public Ticks Take(Token token)
    {
        Ticks position = Position;
        _decoder.Push(token, out _);
        while (_decoder.TryTake(out _))
        {
            // Only the place is wanted.
        }

        return position;
    }

    /// <summary>Takes over the place of a clock of the same encoding.</summary>
    public void CopyFrom(SymbolClock other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _decoder.CopyFrom(other._decoder);
        _start = other._start;
    }
}
