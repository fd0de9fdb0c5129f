using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Continuo.EndToEnd.Tests.Ardour;

/// <summary>
/// Ardour 7 without a window, in a home folder of its own: knows the built bundle, makes sessions with it, exports them
/// in freewheel mode and plays them in real time on the dummy backend.
/// </summary>
internal sealed class ArdourBench : IDisposable
{
    private const string LibraryFolder = "/usr/lib/ardour7";
    private const string Scanner = LibraryFolder + "/ardour-vst3-scanner";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ScratchFolder _folder = new();
    private readonly string _home;
    private readonly string _plugins;

    public ArdourBench()
    {
        _home = Directory.CreateDirectory(_folder.File("home")).FullName;
        _plugins = Directory.CreateDirectory(_folder.File("vst3")).FullName;
        string scripts = Directory.CreateDirectory(Path.Combine(_home, ".config", "ardour7", "scripts")).FullName;
        File.Copy(Script("continuo-midi-probe.lua"), Path.Combine(scripts, "continuo-midi-probe.lua"));
        Scan();
    }

    /// <summary>Why these tests cannot run here, or null.</summary>
    public static string? Unavailable { get; } = Array.Find(
        ["/usr/bin/ardour7-lua", "/usr/bin/ardour7-export", Scanner],
        program => !File.Exists(program)) is string program ? $"{program} is not there: install ardour (7.x)" : null;

    /// <summary>What Ardour's scanner found in the bundle, as it wrote it down.</summary>
    public string ScanResult { get; private set; } = "";

    /// <summary>
    /// Makes a session whose track "instrument" holds the plugin and, from the start, a phrase.
    /// </summary>
    /// <param name="name">The session's.</param>
    /// <param name="tempo">Quarter notes a minute.</param>
    /// <param name="preset">As the host lists it.</param>
    /// <param name="quarters">How long the session is.</param>
    /// <param name="phrase">A MIDI file; null = what most tests play.</param>
    public ArdourSession MakeSession(
        string name, double tempo, string preset, double quarters, string? phrase = null)
    {
        string folder = _folder.File(name);
        Run("/usr/bin/ardour7-lua",
            [
                Script("make-session.lua"), folder, name, "Continuo", tempo.ToString(CultureInfo.InvariantCulture),
                preset,
            ]);
        var session = new ArdourSession(folder, name, tempo);
        session.PutPhrase(phrase ?? RealHost.Phrase, quarters);
        return session;
    }

    /// <summary>
    /// Renders the whole session, as fast as it goes. Ardour's exporter itself breaks down at its end ("double free")
    /// once in some twenty to sixty times, without Continuo in the session too; then it is asked once more.
    /// </summary>
    public ProbeRecording Export(ArdourSession session)
    {
        string wav = _folder.File($"{Guid.NewGuid():N}.wav");
        string[] arguments = ["-b", "float", "-o", wav, session.Folder, session.Name];
        try
        {
            Run("/usr/bin/ardour7-export", arguments);
        }
        catch (InvalidOperationException)
        {
            Run("/usr/bin/ardour7-export", arguments);
        }
        return ProbeRecording.Read(wav, session.Tempo, ArdourRuns.FirstNote);
    }

    /// <summary>
    /// Plays the session from its start, by the clock, and records the plugin's MIDI output on the track "recorder".
    /// </summary>
    public void PlayAndRecord(ArdourSession session, double seconds)
    {
        string said = Run("/usr/bin/ardour7-lua",
            [Script("record.lua"), session.Folder, session.Name, seconds.ToString(CultureInfo.InvariantCulture)]);
        if (!said.Contains("recording true", StringComparison.Ordinal))
            throw new InvalidOperationException($"Ardour did not record: {said}");
    }

    /// <summary>Opens a session, sets parameters, saves it, and tells what Ardour then knows of them all.</summary>
    public List<ArdourParameter> Describe(ArdourSession session, params string[] parameters) =>
    [
        .. Run("/usr/bin/ardour7-lua", [Script("describe.lua"), session.Folder, session.Name, .. parameters])
            .Split('\n').Where(line => line.StartsWith("parameter\t", StringComparison.Ordinal))
            .Select(ArdourParameter.Read),
    ];

    public void Dispose() => _folder.Dispose();

    private void Scan()
    {
        string bundle = Path.Combine(_plugins, "Continuo.vst3");
        foreach (string file in Directory.EnumerateFiles(RealHost.Bundle, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(bundle, Path.GetRelativePath(RealHost.Bundle, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            // Ardour passes over a plugin that is not older, in whole seconds, than what it knows of it.
            File.SetLastWriteTimeUtc(target, DateTime.UtcNow.AddHours(-1));
        }
        Run(Scanner, ["-q", "-f", bundle]);
        string cache = Path.Combine(_home, ".cache", "ardour7", "vst");
        ScanResult =
            Directory.Exists(cache) ? string.Concat(Directory.GetFiles(cache, "*.v3i").Select(File.ReadAllText)) : "";
    }

    private string Run(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string variable in new[] { "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME" })
            start.Environment.Remove(variable);
        start.Environment["HOME"] = _home;
        start.Environment["VST3_PATH"] = _plugins;
        start.Environment["LD_LIBRARY_PATH"] = LibraryFolder;
        start.Environment["CONTINUO_LOG"] = _folder.File("continuo.log");

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(program)} still ran after {Patience.TotalSeconds} "
                + $"s: {output.Result}{errors.Result}");
        }
        // A wrong call in a Lua script ends Ardour with a segmentation fault (139).
        string said = output.Result + errors.Result;
        return process.ExitCode == 0 && !said.Contains("error:", StringComparison.Ordinal)
            ? said
            : throw new InvalidOperationException(
                $"{Path.GetFileName(program)} {string.Join(' ', arguments)}: code {process.ExitCode}: {said}");
    }

    private static string Script(string name, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, name);
}
