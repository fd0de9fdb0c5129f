namespace Continuo.Engine.Safetensors;

/// <summary>How a number is stored in a weights file. In memory it is always a 32-bit float.</summary>
public enum WeightsType
{
    /// <summary>IEEE 754 binary32, 4 bytes.</summary>
    F32,

    /// <summary>IEEE 754 binary16, 2 bytes: 11 bits of precision, up to 65,504.</summary>
    F16,

    /// <summary>The upper half of a binary32, 2 bytes: 8 bits of precision, the full range.</summary>
    BF16,
}

/// <summary>A named array of weights.</summary>
/// <param name="Name">As PyTorch's state dictionary names it.</param>
/// <param name="Shape">Extents, outermost first.</param>
/// <param name="Values">Row-major; their number is the shape's product.</param>
public sealed record WeightsTensor(string Name, IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values);
