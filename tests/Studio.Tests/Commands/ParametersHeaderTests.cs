using System.Runtime.CompilerServices;
using Continuo.Engine.Parameters;
using Continuo.Studio.Commands.Parameters;
using Xunit;

namespace Continuo.Studio.Tests.Commands;

public sealed class ParametersHeaderTests
{
    [Fact]
    public void TheShimsHeaderIsWhatTheTableSays() =>
        Assert.Equal(ParametersHeaderCommand.HeaderText(), File.ReadAllText(HeaderFile()));

    [Fact]
    public void EveryRowHasTheIdOfItsPlaceAndAUniqueName()
    {
        Assert.All(
            ParameterTable.Rows.Select((row, index) => (row, index)),
            pair => Assert.Equal(pair.index, (int)pair.row.Id));
        Assert.Equal(ParameterTable.Rows.Count, ParameterTable.Rows.Select(row => row.Name).Distinct().Count());
    }

    /// <summary>For ever, as the ids are: Ardour's automation names a parameter by its place.</summary>
    [Fact]
    public void PlacesAreCountedFromOneAndWhatIsOnlyReadComesLast()
    {
        Assert.Equal(
            Enumerable.Range(1, ParameterTable.Rows.Count), ParameterTable.InHosts.Select(row => row.Place));
        Assert.Equal(ParameterId.Mode, ParameterTable.InHosts[0].Id);
        Assert.Equal(ParameterId.Preset, ParameterTable.InHosts[1].Id);
        Assert.Equal(ParameterId.EventsLost, ParameterTable.InHosts[^1].Id);
    }

    private static string HeaderFile([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "native-shim", "abi", "parameters.generated.h");
}
