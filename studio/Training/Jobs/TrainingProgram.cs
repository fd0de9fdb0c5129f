using System.Diagnostics;
using Continuo.Studio.Common;
using Continuo.Studio.Platform;

namespace Continuo.Studio.Training.Jobs;

/// <summary>
/// Starts this program again, to train in a process of its own: LibTorch
/// may take all memory, or die, and the studio goes on.
/// </summary>
internal sealed class TrainingProgram(StudioOptions options)
{
    private static string Own => Path.Combine(AppContext.BaseDirectory, IPlatform.Current.ProgramFile("continuo"));

    /// <summary>What is started.</summary>
    public string FilePath { get; } = options.Program ?? Own;

    /// <summary>The page, and the music in the DAW beside it, come first.</summary>
    /// <param name="arguments">Of <c>continuo</c>.</param>
    /// <param name="folder">To work in.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">It is not there.</exception>
    public Process Start(IEnumerable<string> arguments, string folder) => IPlatform.Current.StartInBackground(
        new(FilePath, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
}
