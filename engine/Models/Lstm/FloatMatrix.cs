using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Continuo.Engine.Presets;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// 32-bit weights, packed so that the product reads memory once and in order: blocks of eight vectors of rows, and
/// within a block column after column. A lane holds one row's sum and adds its columns in order, so the result does
/// not depend on the vector's width: the same bits wherever multiply-add is fused (x86 with FMA, Arm64). Without FMA
/// the last bits differ, but not from run to run.
/// The speed is that of memory: on a Zen 4 core 512-bit vectors gained nothing over 256 (187 against 170 µs for two
/// layers of 512), and software prefetch lost a fifth to a third.
/// </summary>
internal sealed class FloatMatrix : IMatrix
{
    private const int VectorsPerBlock = 8; // hides the latency of fused multiply-add: 4 cycles, 2 a cycle
    private const int Alignment = 64;      // a cache line

    private readonly float[] _storage; // pinned, so that _first stays right and aligned
    private readonly int _first;

    /// <param name="weights">Row-major, rows × columns.</param>
    /// <param name="rows">Above zero.</param>
    /// <param name="columns">Above zero.</param>
    public FloatMatrix(ReadOnlySpan<float> weights, int rows, int columns)
    {
        Debug.Assert(weights.Length == (long)rows * columns, "A matrix needs a weight for each row and column.");
        int block = VectorsPerBlock * Vector<float>.Count;
        Rows = rows;
        Columns = columns;
        PaddedRows = (rows + block - 1) / block * block;
        _storage = GC.AllocateArray<float>(checked(PaddedRows * columns + Alignment / sizeof(float)), pinned: true);
        _first = FirstAligned(_storage);
        Pack(weights, block);
    }

    public int Rows { get; }

    public int Columns { get; }

    public int PaddedRows { get; }

    public unsafe void MultiplyAdd(ReadOnlySpan<float> x, Span<float> y)
    {
        Debug.Assert(x.Length >= Columns && y.Length >= PaddedRows, "The product's spans are too short.");
        fixed (float* weights = &_storage[_first], input = x, output = y)
            MultiplyAdd(weights, input, output, Columns, PaddedRows);
    }

    private static unsafe int FirstAligned(float[] pinned)
    {
        nuint address = (nuint)Unsafe.AsPointer(ref pinned[0]);
        return (int)((Alignment - address % Alignment) % Alignment / sizeof(float));
    }

    private void Pack(ReadOnlySpan<float> weights, int block)
    {
        for (int row = 0; row < Rows; row++)
        {
            int start = _first + row / block * block * Columns + row % block;
            for (int column = 0; column < Columns; column++)
                _storage[start + column * block] = weights[row * Columns + column];
        }
    }

    // Optimised from the first call on: no slow first steps while the runtime is still counting calls, and the same
    // rounding before and after.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void MultiplyAdd(float* w, float* x, float* y, int columns, int rows)
    {
        int n = Vector<float>.Count;
        for (float* end = y + rows; y < end; y += VectorsPerBlock * n)
        {
            Vector<float> y0 = Vector.Load(y), y1 = Vector.Load(y + n),
                y2 = Vector.Load(y + 2 * n), y3 = Vector.Load(y + 3 * n);
            Vector<float> y4 = Vector.Load(y + 4 * n), y5 = Vector.Load(y + 5 * n),
                y6 = Vector.Load(y + 6 * n), y7 = Vector.Load(y + 7 * n);
            for (int column = 0; column < columns; column++, w += VectorsPerBlock * n)
            {
                var xs = new Vector<float>(x[column]);
                y0 = VectorMath.MultiplyAdd(Vector.Load(w), xs, y0);
                y1 = VectorMath.MultiplyAdd(Vector.Load(w + n), xs, y1);
                y2 = VectorMath.MultiplyAdd(Vector.Load(w + 2 * n), xs, y2);
                y3 = VectorMath.MultiplyAdd(Vector.Load(w + 3 * n), xs, y3);
                y4 = VectorMath.MultiplyAdd(Vector.Load(w + 4 * n), xs, y4);
                y5 = VectorMath.MultiplyAdd(Vector.Load(w + 5 * n), xs, y5);
                y6 = VectorMath.MultiplyAdd(Vector.Load(w + 6 * n), xs, y6);
                y7 = VectorMath.MultiplyAdd(Vector.Load(w + 7 * n), xs, y7);
            }
            y0.Store(y);
            y1.Store(y + n);
            y2.Store(y + 2 * n);
            y3.Store(y + 3 * n);
            y4.Store(y + 4 * n);
            y5.Store(y + 5 * n);
            y6.Store(y + 6 * n);
            y7.Store(y + 7 * n);
        }
    }
}
