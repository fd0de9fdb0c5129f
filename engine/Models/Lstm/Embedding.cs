using Continuo.Engine.Encodings.Shared;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// A token's vector, already multiplied into the first layer: row t is W_ih · embedding[t] + b_ih + b_hh, so that the
/// first layer's input costs one copied row a step. Immutable [any].
/// </summary>
internal sealed class Embedding
{
    private readonly float[] _table;
    private readonly int _rowLength;

    /// <param name="vectors">Row-major, vocabulary × embedding.</param>
    /// <param name="inputWeights">Gates × embedding.</param>
    /// <param name="bias">One for each gate.</param>
    public Embedding(ReadOnlySpan<float> vectors, IMatrix inputWeights, ReadOnlySpan<float> bias)
    {
        int tokens = vectors.Length / inputWeights.Columns;
        _rowLength = bias.Length;
        _table = new float[tokens * _rowLength];
        var row = new float[inputWeights.PaddedRows];
        for (int token = 0; token < tokens; token++)
        {
            bias.CopyTo(row);
            inputWeights.MultiplyAdd(vectors.Slice(token * inputWeights.Columns, inputWeights.Columns), row);
            row.AsSpan(0, _rowLength).CopyTo(_table.AsSpan(token * _rowLength));
        }
    }

    /// <summary>Overwrites the gates with the token's share of them.</summary>
    public void CopyTo(Token token, Span<float> gates) =>
        _table.AsSpan(token.Id * _rowLength, _rowLength).CopyTo(gates);
}
