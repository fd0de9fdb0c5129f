namespace Continuo.Training.Networks;

/// <summary>LibTorch, or the bridge to it, is not there or refused a call; the message says which and why.</summary>
public sealed class TorchBridgeException : Exception
{
    public TorchBridgeException(string message)
        : base(message)
    {
    }

    public TorchBridgeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
