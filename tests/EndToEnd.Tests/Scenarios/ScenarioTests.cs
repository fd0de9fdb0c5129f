using Xunit;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>Every scenario holds, at each of its block sizes, in the real bundle.</summary>
public sealed class ScenarioTests(ScenarioRuns runs) : IClassFixture<ScenarioRuns>
{
    public static TheoryData<string> Files => [.. ScenarioRuns.Wanted()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Holds(string file)
    {
        string complaints = runs.Complaints(file);
        Assert.True(complaints.Length == 0, complaints);
    }
}
