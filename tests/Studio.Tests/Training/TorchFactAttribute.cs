using Continuo.Studio.Tests.Web;
using Continuo.Training.Networks;
using Xunit;

namespace Continuo.Studio.Tests.Training;

/// <summary>
/// A test that needs the bridge to LibTorch, here and in the processes that it starts; skipped, with the reason, where
/// that is not built.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = Find();

    private static string? Find()
    {
        string built = Path.Combine(RunningServer.Repository, "artifacts", "torch-bridge", "libcontinuo_torch.so");
        if (Environment.GetEnvironmentVariable(TorchBridge.PathVariable) is null && File.Exists(built))
            Environment.SetEnvironmentVariable(TorchBridge.PathVariable, built);
        return TorchBridge.Unavailable;
    }
}
