using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Continuo.Engine;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;

namespace Continuo.EndToEnd.Tests;

/// <summary>The real bundle in the real headless host, as the build left them.</summary>
internal static class RealHost
{
    public static string Root { get; } = Find();

    public static string Bundle =>
        Environment.GetEnvironmentVariable("CONTINUO_BUNDLE") ?? Path.Combine(Root, "artifacts", "Continuo.vst3");

    public static string Programs =>
        Environment.GetEnvironmentVariable("CONTINUO_BIN") ?? Path.Combine(Root, "artifacts", "bin");

    /// <summary>The phrase that most tests play: "Haste to the Wedding", four bars of 6/8 with an upbeat.</summary>
    public static string Phrase => Path.Combine(Root, "tests", "Golden", "haste-to-the-wedding.mid");

    /// <summary>The same phrase as the text that the host plays.</summary>
    public static string Music => Written.Value;

    private static readonly Lazy<string> Written = new(() =>
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("continuo-phrase-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        string path = Path.Combine(folder.FullName, "phrase.txt");
        File.WriteAllText(path, PerformanceFile.ToText(PerformanceFile.Read(Phrase)));
        return path;
    });

    /// <summary>Runs the host on a bundle and returns its figures, its events and what the plugin logged.</summary>
    /// <param name="arguments">Divided by spaces; a ~ stands for a space within one.</param>
    /// <param name="bundle">Another than the one built.</param>
    /// <param name="environment">Added to this process's.</param>
    public static HostOutcome Run(
        string arguments, string? bundle = null, params (string Name, string Value)[] environment)
    {
        using var folder = new ScratchFolder();
        string events = folder.File("events.tsv");
        string log = folder.File("log.txt");
        string output = Start(
            bundle, $"{arguments} --out-events {events} --json", [("CONTINUO_LOG", log), .. environment]);
        return new HostOutcome(
            JsonDocument.Parse(output).RootElement, OutputEvent.ReadAll(events),
            File.Exists(log) ? File.ReadAllText(log) : "");
    }

    /// <summary>Runs a file of runs in one process; a JSON object each.</summary>
    public static List<JsonElement> RunBatch(
        string file, string arguments, params (string Name, string Value)[] environment) =>
        [.. Start(null, $"{arguments} --batch {file}", environment).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Writes a preset with the model of "irish" into a folder of presets.</summary>
    /// <param name="presets">The folder; made if it is not there.</param>
    /// <param name="id">The preset's.</param>
    /// <param name="name">What the host lists.</param>
    /// <param name="defaults">The knobs that it brings; null = those of "irish".</param>
    public static void WritePreset(
        string presets, string id, string name, Dictionary<ParameterId, double>? defaults = null)
    {
        Preset irish = PresetFile.Read(Path.Combine(Root, "presets", "irish"));
        string folder = Directory.CreateDirectory(Path.Combine(presets, id)).FullName;
        File.Copy(irish.ModelPath, Path.Combine(folder, irish.ModelFile), overwrite: true);
        PresetFile.Write(folder, irish with { Id = id, Name = name, Defaults = defaults ?? irish.Defaults });
    }

    /// <summary>What the host lists of a bundle: its parameters with their values, its programs.</summary>
    public static JsonElement List(string arguments, params (string Name, string Value)[] environment) =>
        JsonDocument.Parse(Start(null, $"{arguments} --list --json", environment)).RootElement.GetProperty("list");

    /// <summary>Runs several instances at once; what the host says of them.</summary>
    public static JsonElement RunInstances(string arguments) =>
        JsonDocument.Parse(Start(null, $"{arguments} --json", [])).RootElement;

    private static string Start(string? bundle, string arguments, IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(Path.Combine(Programs, "continuo-host"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(bundle ?? Bundle);
        foreach (string word in arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.ArgumentList.Add(word.Replace('~', ' '));
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // A batch with a failed run in it ends with 1 and has said which on its line.
        return process.ExitCode == 0 || output.Contains("{\"error\"", StringComparison.Ordinal)
            ? output
            : throw new InvalidOperationException(
                $"continuo-host {arguments}: code {process.ExitCode}: {errors.Result}");
    }

    private static string Find([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

/// <summary>What came of a run.</summary>
/// <param name="Figures">The host's figures, as JSON.</param>
/// <param name="Events">The plugin's output events, in order.</param>
/// <param name="Log">What the plugin logged.</param>
internal sealed record HostOutcome(JsonElement Figures, List<OutputEvent> Events, string Log)
{
    public List<AnswerNote> Notes => OutputEvent.ToNotes(Events);

    /// <summary>The last value that the plugin gave a read-only parameter, in its own words.</summary>
    public string Shown(string parameter) => Figures.GetProperty("output").GetProperty(parameter).GetString()!;

    /// <summary>A count of the host's.</summary>
    public long Count(string section, string name) => Figures.GetProperty(section).GetProperty(name).GetInt64();
}

/// <summary>A folder that is gone when the test is over.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("continuo-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
