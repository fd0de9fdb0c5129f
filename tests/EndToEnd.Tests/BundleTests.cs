using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>What is installed on a musician's machine is what plays, and nothing of what trains.</summary>
public sealed class BundleTests
{
    private const long MostBytes = 20_000_000;

    [Fact]
    public void TheBundleHoldsWhatPlaysAndNothingOfWhatTrains()
    {
        FileInfo[] files =
        [
            .. Directory.EnumerateFiles(RealHost.Bundle, "*", SearchOption.AllDirectories)
                .Select(path => new FileInfo(path)),
        ];
        Assert.Equal(
            ["Continuo.Engine.dll", "Continuo.Plugin.dll", "Continuo.so"],
            files.Where(file => file.Extension == ".dll" || file.Name.Contains(".so", StringComparison.Ordinal))
                .Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.InRange(files.Sum(file => file.Length), 1, MostBytes);
    }
}
