using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Continuation.Memory;

/// <summary>The last symbols of a sequence, the newest first. Allocates nothing after it is made.</summary>
public sealed class SymbolTrail
{
    /// <summary>Older symbols are forgotten. A power of two.</summary>
    public const int Length = 32;

    private readonly int[] _ids = new int[Length];
    private int _written;

    /// <summary>Symbols at hand.</summary>
    public int Count => Math.Min(_written, Length);

    /// <summary>The id of a symbol; 0 = the newest.</summary>
    public int this[int back] => _ids[(_written - 1 - back) & (Length - 1)];

    public void Clear() => _written = 0;

    public void Add(Token token)
    {
        _ids[_written & (Length - 1)] = token.Id;
        // Counts on within the ring, so that it never overflows.
        _written = _written == 2 * Length - 1 ? Length : _written + 1;
    }

    public void CopyFrom(SymbolTrail other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other._ids.CopyTo(_ids, 0);
        _written = other._written;
    }
}
