using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Continuo.Studio.Tests.Training;

/// <summary><c>continuo trainable</c>, the real program.</summary>
public sealed class TrainableTests
{
    /// <summary>
    /// The loader looks for every function at once, not when it is first called: none of TorchSharp's is of a C++
    /// library that is newer than this machine's, whose version the build has marked as a weak need.
    /// </summary>
    [TorchFact]
    public async Task LibTorch_loads_with_every_function_that_it_may_call()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "continuo"), ["trainable", "--json"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["LD_BIND_NOW"] = "1";
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        using JsonDocument json = JsonDocument.Parse(output);
        Assert.True(json.RootElement.GetProperty("available").GetBoolean(), output);
    }
}
