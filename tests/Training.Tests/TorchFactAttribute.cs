using Continuo.Training.Networks;

namespace Continuo.Training.Tests;

/// <summary>A test that needs LibTorch; skipped, with the reason, where that does not load.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = LibTorch.Unavailable;
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute() => Skip = LibTorch.Unavailable;
}
