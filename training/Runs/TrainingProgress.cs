namespace Continuo.Training.Runs;

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">Planned.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps of this epoch.</param>
/// <param name="Loss">Mean nats a token since the epoch began (training, with dropout).</param>
/// <param name="ValidBits">Bits a token on the validation part, after an epoch; else null.</param>
/// <param name="BestValidBits">The lowest so far; null before the first.</param>
/// <param name="TokensPerSecond">Targets a second since this process began to train.</param>
/// <param name="Left">Time to the planned end, at this speed.</param>
public sealed record TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, double Loss, double? ValidBits, double? BestValidBits,
    double TokensPerSecond, TimeSpan Left);
