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
                    File.AppendAllText(Target ?? DefaultFile(), line);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Nowhere left to say it.
            }
        }
    }

    private static string DefaultFile() =>
        Path.Combine(Directory.CreateDirectory(UserFolders.Log).FullName, "continuo.log");
}
