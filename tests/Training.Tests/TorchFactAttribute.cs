using Continuo.Training.Networks;

namespace Continuo.Training.Tests;

/// <summary>A test that needs the bridge to LibTorch; skipped, with the reason, where that is not built.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = Bridge.Unavailable;
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TorchTheoryAttribute : TheoryAttribute
{
    public TorchTheoryAttribute() => Skip = Bridge.Unavailable;
}

internal static class Bridge
{
    /// <summary>Looks in the checkout, wherever the tests themselves were built to.</summary>
    public static string? Unavailable { get; } = Find();

    private static string? Find()
    {
        string built = Path.Combine(Repository.Root, "artifacts", "torch-bridge", "libcontinuo_torch.so");
        if (Environment.GetEnvironmentVariable(TorchBridge.PathVariable) is null && File.Exists(built))
            Environment.SetEnvironmentVariable(TorchBridge.PathVariable, built);
        return TorchBridge.Unavailable;
    }
}
