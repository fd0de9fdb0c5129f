using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models.LookingBack;
using Continuo.Engine.Music;

namespace Continuo.Training.Batches;

/// <summary>Reads what the music of a piece did before, for each of its symbols. One thread at a time.</summary>
public sealed class PastOfPieces(ITokenizer tokenizer)
{
    private readonly LookBackInputs _inputs = new(tokenizer);

    /// <param name="tokens">The piece.</param>
    /// <param name="barLength">Of its first meter.</param>
    /// <param name="heldFromBar">From this bar on the key of the bars before it is told; null = the key so far.</param>
    /// <param name="endIsTold">The bars to go are told.</param>
    /// <returns>[tokens][columns].</returns>
    public ushort[] Read(
        ReadOnlySpan<int> tokens, Ticks barLength, int? heldFromBar = null, bool endIsTold = false)
    {
        var rows = new ushort[tokens.Length * LookBackInputs.Columns];
        _inputs.Reset(barLength);
        if (endIsTold)
            _inputs.EndBar = BarsOf(tokens, barLength);
        for (int i = 0; i < tokens.Length; i++)
        {
            if (_inputs.HeldKey is null && _inputs.Bar == heldFromBar)
                _inputs.HeldKey = _inputs.Key;
            _inputs.Take(new(tokens[i])).CopyTo(rows.AsSpan(i * LookBackInputs.Columns));
        }

        return rows;
    }

    private int BarsOf(ReadOnlySpan<int> tokens, Ticks barLength)
    {
        IBarHistory bars = tokenizer.CreateBarHistory(tokens.Length)!;
        bars.Reset(barLength);
        foreach (int token in tokens)
            bars.Take(new(token));
        return bars.Bar + 1;
    }
}
