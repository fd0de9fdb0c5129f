using Continuo.Plugin.Platform;

namespace Continuo.Plugin.Diagnostics;

/// <summary>
/// Writes what a musician or an engineer has to know into the file that the shim writes to as well: the one named by
/// <c>CONTINUO_LOG</c> (<c>stderr</c> for the console), else <c>continuo.log</c> in <see cref="UserFolders.Log"/>.
/// </summary>
/// <remarks>
/// [main], [pump] and [engine], on loading and on failure only. A log that can't be written is passed over.
/// </remarks>
internal static class PluginLog
{
    private static readonly Lock Gate = new();
    private static readonly string? Target = Environment.GetEnvironmentVariable("CONTINUO_LOG");

    public static void Write(string message)
    {
        string line = FormattableString.Invariant($"{DateTime.UtcNow:yyyy-MM-ddTHH:mm:ss.fffZ} managed: {message}\n");
        lock (Gate)
        {
            try
            {
                if (Target == "stderr")
                    Console.Error.Write(line);
                else
                    Append(Target ?? DefaultFile(), line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Nowhere left to say it.
            }
        }
    }

    /// <summary>At 1 MB a file becomes <c>NAME.1</c>, in place of the one before; the shim does the same.</summary>
    internal static void Append(string path, string line)
    {
        const long MostBytes = 1_000_000;
        if (new FileInfo(path) is { Exists: true, Length: >= MostBytes })
            File.Move(path, path + ".1", overwrite: true);
        File.AppendAllText(path, line);
    }

    private static string DefaultFile() =>
        Path.Combine(Directory.CreateDirectory(UserFolders.Log).FullName, "continuo.log");
}
