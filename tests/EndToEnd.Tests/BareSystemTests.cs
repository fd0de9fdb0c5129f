using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Continuo.EndToEnd.Tests;

/// <summary>
/// What a system lacks must not end the host's process: the plugin plays the same notes there as anywhere.
/// </summary>
public sealed class BareSystemTests
{
    private static readonly Lazy<List<AnswerNote>> Usual = new(() => Play());

    /// <summary>An empty file under a library's name is what the loader finds first, and cannot load.</summary>
    [Theory]
    [InlineData("libssl.so.3", "libssl.so.1.1", "libcrypto.so.3", "libcrypto.so.1.1")]
    [InlineData("libicuuc.so.72", "libicui18n.so.72", "libicuuc.so", "libicui18n.so")]
    [InlineData("liblttng-ust.so.0", "liblttng-ust.so.1")]
    [InlineData("libgssapi_krb5.so.2", "libz.so.1")]
    public void ItPlaysAlikeWithoutALibrary(params string[] libraries)
    {
        using var folder = new ScratchFolder();
        foreach (string library in libraries)
            File.WriteAllBytes(folder.File(library), []);
        CheckItPlays(("LD_LIBRARY_PATH", folder.Path));
    }

    [Theory]
    [InlineData("HOME", "/nowhere")]
    [InlineData("TMPDIR", "/nowhere")]
    [InlineData("XDG_RUNTIME_DIR", "/nowhere")]
    [InlineData("LC_ALL", "xx_YY.UTF-9")]
    [InlineData("LC_ALL", "tr_TR.UTF-8")]
    [InlineData("LANG", "")]
    [InlineData("TZ", "Nowhere/Nowhere")]
    [InlineData("DOTNET_EnableWriteXorExecute", "0")]
    public void ItPlaysAlikeWhereTheEnvironmentIsOdd(string variable, string value) => CheckItPlays((variable, value));

    /// <summary>.NET ends a process in which it cannot read /proc/self/maps; so it is not started there.</summary>
    [NamespaceFact]
    public void WithoutProcItPlaysOnWithoutItsBrain()
    {
        string[] command =
        [
            "-rm", "sh", "-c", "mount -t tmpfs none /proc && exec \"$@\"", "sh",
            Path.Combine(RealHost.Programs, "continuo-host"), RealHost.Bundle, "--music", RealHost.Music, "--json",
        ];
        var start = new ProcessStartInfo("unshare", command) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        JsonElement figures = JsonDocument.Parse(process.StandardOutput.ReadToEnd()).RootElement;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal("No .NET runtime", figures.GetProperty("output").GetProperty("Status").GetString());
        Assert.Equal(23, figures.GetProperty("notes").GetProperty("noteOns").GetInt64());
    }

    private static void CheckItPlays(params (string Name, string Value)[] environment)
    {
        Assert.True(Usual.Value.Count > 30, $"only {Usual.Value.Count} notes came");
        Assert.Equal(Usual.Value, Play(environment));
    }

    private static List<AnswerNote> Play(params (string Name, string Value)[] environment) =>
        RealHost.Run($"--music {RealHost.Music} --tail-quarters 16", null, environment).Notes;
}
