using Continuo.Engine.Safetensors;

namespace Continuo.Training.Networks;

/// <summary>All that a trainer needs to go on as if it had not been stopped.</summary>
/// <param name="Tensors">Weights and their moments, and the state that is carried from batch to batch.</param>
/// <param name="Steps">Taken by the optimiser.</param>
/// <param name="Random">LibTorch's random generator, as it keeps itself.</param>
public sealed record TrainerState(IReadOnlyList<WeightsTensor> Tensors, long Steps, byte[] Random);
