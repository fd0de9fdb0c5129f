namespace Continuo.Engine.Models.Lstm;

/// <summary>A fully connected layer: W x + b. Immutable [any].</summary>
internal sealed class Dense
{
    private readonly IMatrix _weights;
    private readonly float[] _bias;

    public Dense(IMatrix weights, ReadOnlySpan<float> bias)
    {
        _weights = weights;
        _bias = new float[weights.PaddedRows];
        bias.CopyTo(_bias);
    }

    /// <summary>Floats that <see cref="Step"/> writes; those past the layer's own outputs mean nothing.</summary>
    public int PaddedOutputs => _weights.PaddedRows;

    public void Step(ReadOnlySpan<float> input, Span<float> output)
    {
        _bias.CopyTo(output);
        _weights.MultiplyAdd(input, output);
    }
}
