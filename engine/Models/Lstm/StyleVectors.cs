using System.Numerics;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// A vector for each style, already multiplied into the first layer: row s is W_ih · style[s], so that a style costs
/// one added row a step. Row 0 stands for no style. Immutable [any].
/// </summary>
internal sealed class StyleVectors
{
    private readonly float[] _table;
    private readonly int _rowLength;

    /// <param name="vectors">Row-major, styles × embedding.</param>
    /// <param name="inputWeights">Gates × embedding.</param>
    public StyleVectors(ReadOnlySpan<float> vectors, IMatrix inputWeights)
    {
        int rows = vectors.Length / inputWeights.Columns;
        _rowLength = inputWeights.PaddedRows;
        _table = new float[rows * _rowLength];
        for (int row = 0; row < rows; row++)
            inputWeights.MultiplyAdd(
                vectors.Slice(row * inputWeights.Columns, inputWeights.Columns), _table.AsSpan(row * _rowLength));
    }

    /// <summary>Adds a style's share to the gates.</summary>
    /// <param name="row">The style.</param>
    /// <param name="gates">The number that the cells have, a multiple of <see cref="LstmState.UnitMultiple"/>.</param>
    public void AddTo(int row, Span<float> gates)
    {
        ReadOnlySpan<float> share = _table.AsSpan(row * _rowLength, gates.Length);
        for (int i = 0; i < gates.Length; i += Vector<float>.Count)
            (new Vector<float>(gates[i..]) + new Vector<float>(share[i..])).CopyTo(gates[i..]);
    }
}
