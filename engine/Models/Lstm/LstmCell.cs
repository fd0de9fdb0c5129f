using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Continuo.Engine.Presets;

namespace Continuo.Engine.Models.Lstm;

/// <summary>
/// One recurrent layer (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), gates in PyTorch's
/// order i, f, g, o. Gate vectors are padded to <see cref="LstmState.UnitMultiple"/> units; padded units have zero
/// weights and stay at zero. Immutable [any].
/// </summary>
internal sealed class LstmCell
{
    private readonly IMatrix _recurrent;
    private readonly int _units;

    /// <param name="recurrent">4 padded units × hidden.</param>
    public LstmCell(IMatrix recurrent)
    {
        _recurrent = recurrent;
        _units = recurrent.Rows / 4;
        Debug.Assert(_units % LstmState.UnitMultiple == 0, "Gates are padded before they are packed.");
    }

    /// <summary>Moves the layer on by one step.</summary>
    /// <param name="gates">In: the input's share and the biases, W_ih x + b_ih + b_hh. Out: used up.</param>
    /// <param name="hidden">h, padded; read, then overwritten.</param>
    /// <param name="cell">c, padded; read, then overwritten.</param>
    public void Step(Span<float> gates, Span<float> hidden, Span<float> cell)
    {
        _recurrent.MultiplyAdd(hidden, gates);
        Activate(gates, hidden, cell, _units);
    }

    // c = σ(f) c + σ(i) tanh(g);  h = σ(o) tanh(c), in one pass over the gates.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe void Activate(Span<float> gates, Span<float> hidden, Span<float> cell, int units)
    {
        Debug.Assert(
            gates.Length >= 4 * units && hidden.Length == units && cell.Length == units, "Spans of a layer's size.");
        fixed (float* g = gates, h = hidden, c = cell)
        {
            for (int k = 0; k < units; k += Vector<float>.Count)
            {
                Vector<float> input = VectorMath.Sigmoid(Vector.Load(g + k));
                Vector<float> forget = VectorMath.Sigmoid(Vector.Load(g + units + k));
                Vector<float> candidate = VectorMath.Tanh(Vector.Load(g + 2 * units + k));
                Vector<float> output = VectorMath.Sigmoid(Vector.Load(g + 3 * units + k));
                Vector<float> next = VectorMath.MultiplyAdd(forget, Vector.Load(c + k), input * candidate);
                next.Store(c + k);
                (output * VectorMath.Tanh(next)).Store(h + k);
            }
        }
    }
}
