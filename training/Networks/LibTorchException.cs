namespace Continuo.Training.Networks;

/// <summary>LibTorch does not load or refused a call; the message says why, in one line.</summary>
public sealed class LibTorchException(string message, Exception? cause = null) : Exception(message, cause);
