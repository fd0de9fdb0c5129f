namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// A packed matrix of weights: the seam behind which kernels of other number formats (bf16, int8) can come.
/// Immutable [any].
/// </summary>
internal interface IMatrix
{
    int Rows { get; }

    int Columns { get; }

    /// <summary>Floats that <see cref="MultiplyAdd"/> touches in its output: <see cref="Rows"/> rounded up.</summary>
    int PaddedRows { get; }

    /// <summary>y += W x. Allocates nothing.</summary>
    /// <param name="x">At least <see cref="Columns"/> floats.</param>
    /// <param name="y">At least <see cref="PaddedRows"/> floats; those
    /// past <see cref="Rows"/> keep their values.</param>
    void MultiplyAdd(ReadOnlySpan<float> x, Span<float> y);
}
