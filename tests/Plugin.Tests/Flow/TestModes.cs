using Continuo.Engine.Continuation.Modes;

namespace Continuo.Plugin.Tests.Flow;

/// <summary>Modes by what the musician reads.</summary>
internal static class TestModes
{
    /// <summary>The plain value of the parameter Mode.</summary>
    public static int Value(string label) =>
        ContinuationModes.All.Index().Single(mode => mode.Item.Label == label).Index;
}
