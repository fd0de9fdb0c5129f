using Continuo.Engine.Music;

namespace Continuo.Training.Runs;

/// <summary>The machine in a few words, so that times can be compared.</summary>
public static class Machine
{
    public static string Name { get; } = FormattableString.Invariant(
        $"{Environment.ProcessorCount} cores of {Processor()}");

    private static string Processor()
    {
        const string Key = "model name";
        try
        {
            string? line = File.ReadLines("/proc/cpuinfo")
                .FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal));
            if (line is not null)
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }
        catch (IOException)
        {
            // Not Linux.
        }
        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString();
    }
}
