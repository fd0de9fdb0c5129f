using Continuo.Training.Networks;
using Xunit;

namespace Continuo.Studio.Tests.Training;

/// <summary>
/// A test that needs LibTorch, here and in the processes that it starts; skipped, with the reason, where that does not
/// load.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TorchFactAttribute : FactAttribute
{
    public TorchFactAttribute() => Skip = LibTorch.Unavailable;
}
