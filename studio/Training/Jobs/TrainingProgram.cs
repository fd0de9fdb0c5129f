using System.Diagnostics;
using Continuo.Studio.Common;

namespace Continuo.Studio.Training.Jobs;

/// <summary>
/// Starts this program again, to train in a process of its own: LibTorch
/// may take all memory, or die, and the studio goes on.
/// </summary>
internal sealed class TrainingProgram(StudioOptions options)
{
    // The page, and the music in the DAW beside it, come first.
    private const string Nice = "/usr/bin/nice";
    private const string Niceness = "10";

    private static string Own =>
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "continuo.exe" : "continuo");

    /// <summary>What is started.</summary>
    public string FilePath { get; } = options.Program ?? Own;

    /// <param name="arguments">Of <c>continuo</c>.</param>
    /// <param name="folder">To work in.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It is not there.</exception>
    public Process Start(IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        List<string> words = [FilePath, .. arguments];
        if (File.Exists(Nice))
            words.InsertRange(0, [Nice, "-n", Niceness]);
        start.FileName = words[0];
        foreach (string word in words.Skip(1))
            start.ArgumentList.Add(word);
        Process process = Process.Start(start)!;
        if (OperatingSystem.IsWindows())
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        return process;
    }
}
