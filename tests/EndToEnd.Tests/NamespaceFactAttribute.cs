using System.Diagnostics;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>A test that takes something of the system away from a process; skipped where that is not allowed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NamespaceFactAttribute : FactAttribute
{
    private static readonly string? Missing = Try();

    public NamespaceFactAttribute() => Skip = Missing;

    private static string? Try()
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "true"])
            {
                RedirectStandardError = true,
            })!;
            process.WaitForExit();
            return process.ExitCode == 0 ? null : "this system allows no mount namespaces (unshare -rm)";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "unshare (util-linux) is not there";
        }
    }
}
