namespace Continuo.Training.Runs;

/// <summary>One line of the loss curve.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainNats">Mean nats a token while training, with dropout and augmentation.</param>
/// <param name="ValidBits">Bits a token on the validation part; null without one.</param>
/// <param name="Seconds">Since the run began, stops not counted.</param>
public sealed record EpochRecord(int Epoch, double TrainNats, double? ValidBits, double Seconds);
