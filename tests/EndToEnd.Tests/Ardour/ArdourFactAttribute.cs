using Xunit;

namespace Continuo.EndToEnd.Tests.Ardour;

/// <summary>A test that needs Ardour 7; skipped, with the reason, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArdourFactAttribute : FactAttribute
{
    public ArdourFactAttribute() => Skip = ArdourBench.Unavailable;
}

/// <summary>The same for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ArdourTheoryAttribute : TheoryAttribute
{
    public ArdourTheoryAttribute() => Skip = ArdourBench.Unavailable;
}
