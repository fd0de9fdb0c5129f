namespace Continuo.Training.Networks;

/// <summary>One tensor of a model.</summary>
/// <param name="Name">PyTorch's name, "lstm.weight_hh_l0".</param>
/// <param name="Shape">One or two extents.</param>
/// <param name="Values">Row by row.</param>
public sealed record Weight(string Name, IReadOnlyList<int> Shape, float[] Values);
