namespace Continuo.Engine.Sampling;

/// <summary>
/// The symbols that are not masked, the likeliest first; of equals the lower id first. Scratch memory of a filter.
/// </summary>
internal sealed class LogitRanking(int vocabularySize)
{
    private readonly ulong[] _keys = new ulong[vocabularySize];

    /// <summary>Symbols ranked.</summary>
    public int Count { get; private set; }

    public int this[int rank] => (int)(uint)_keys[rank];

    public void Rank(ReadOnlySpan<float> logits)
    {
        Count = 0;
        for (int id = 0; id < logits.Length; id++)
            if (!float.IsNegativeInfinity(logits[id]))
                _keys[Count++] = (ulong)Descending(logits[id]) << 32 | (uint)id;
        // The keys differ from each other, so the order does not depend on the sorting algorithm.
        _keys.AsSpan(0, Count).Sort();
    }

    /// <summary>An integer that falls as the number rises.</summary>
    private static uint Descending(float logit)
    {
        uint bits = BitConverter.SingleToUInt32Bits(logit + 0f); // + 0 makes one of the two zeros
        return (bits & 0x80000000) != 0 ? bits : ~bits & 0x7FFFFFFF;
    }
}
