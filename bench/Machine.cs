namespace Continuo.Bench;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Name
    {
        get
        {
            string? model = File.Exists("/proc/cpuinfo")
                ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
                : null;
            return $"{model ?? "unknown processor"}, {Environment.ProcessorCount} cores";
        }
    }
}
