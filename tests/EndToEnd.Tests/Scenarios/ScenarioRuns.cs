using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Continuo.Engine.Presets;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>
/// Runs every scenario at every of its block sizes, those that share their presets in one process of the host.
/// </summary>
public sealed partial class ScenarioRuns : IDisposable
{
    private readonly ScratchFolder _folder = new();
    private readonly Dictionary<string, Scenario> _scenarios = [];
    private readonly Dictionary<string, ScenarioException> _unreadable = [];
    private readonly Dictionary<(string Name, int Block), ScenarioOutcome> _outcomes = [];
    private readonly Dictionary<(string Name, int Block), string> _failures = [];

    public ScenarioRuns()
    {
        foreach (string file in Wanted())
            ReadWithOthers(file);
        foreach (var group in _scenarios.Values.GroupBy(
            scenario => string.Join(' ', scenario.Presets) + (scenario.ReadsLog ? scenario.Name : "")))
            RunGroup([.. group]);
    }

    /// <summary>The folder with the scenarios.</summary>
    public static string Folder { get; } = Path.Combine(RealHost.Root, "tests", "EndToEnd.Tests", "Scenarios");

    /// <summary>The files, below the folder; those whose names hold CONTINUO_SCENARIO, where that is set.</summary>
    public static IEnumerable<string> Wanted() =>
        Directory.EnumerateFiles(Folder, "*.scenario", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Where(file => file.Contains(
                Environment.GetEnvironmentVariable("CONTINUO_SCENARIO") ?? "", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>All that is wrong with a scenario, a line each; empty when it holds.</summary>
    internal string Complaints(string file)
    {
        if (_unreadable.TryGetValue(file, out ScenarioException? unreadable))
            return unreadable.Message;
        Scenario scenario = _scenarios[file];
        var complaints = new StringBuilder();
        for (int block = 0; block < scenario.Blocks.Count; block++)
        {
            string where = $"at block size {scenario.Blocks[block]}";
            if (_failures.TryGetValue((file, block), out string? failure))
            {
                complaints.AppendLine(failure);
                continue;
            }
            ScenarioOutcome outcome = _outcomes[(file, block)];
            foreach (string fault in outcome.Faults())
                complaints.AppendLine($"{file} {where}: {fault}");
            foreach (Expectation expectation in scenario.Expectations)
            {
                if (Check(expectation, outcome, block) is { } seen)
                    complaints.AppendLine($"{file}:{expectation.Line}: \"{expectation.Text}\" {where}: {seen}");
            }
            if (block > 0
                && scenario.MayDiffer is null
                && _outcomes.TryGetValue((file, 0), out ScenarioOutcome? first)
                && (first.Answers.Count | outcome.Answers.Count) > 0
                && new Heard(outcome).Difference(new Heard(first)) is { } difference)
                complaints.AppendLine(
                    $"{file} {where}: not the answers that came at {scenario.Blocks[0]}: {difference}");
        }
        return complaints.ToString();
    }

    public void Dispose() => _folder.Dispose();

    private string? Check(Expectation expectation, ScenarioOutcome outcome, int block)
    {
        if (expectation.Other is not { } other)
            return expectation.Check(new Heard(outcome));
        return _outcomes.TryGetValue((other + ".scenario", block), out ScenarioOutcome? with)
            ? expectation.Check(new Heard(outcome, new Heard(with)))
            : $"there is no run of '{other}' to compare with";
    }

    private void ReadWithOthers(string file)
    {
        if (_scenarios.ContainsKey(file) || _unreadable.ContainsKey(file))
            return;
        try
        {
            _scenarios[file] = ScenarioFile.Read(Folder, file);
        }
        catch (ScenarioException e)
        {
            _unreadable[file] = e;
            return;
        }
        foreach (Expectation expectation in _scenarios[file].Expectations.Where(
            expectation => expectation.Other is not null))
        {
            string other = expectation.Other + ".scenario";
            if (File.Exists(Path.Combine(Folder, other)))
                ReadWithOthers(other);
            else
                _unreadable[file] = new ScenarioException(
                    file, expectation.Line, $"there is no scenario '{expectation.Other}'");
        }
    }

    private void RunGroup(List<Scenario> scenarios)
    {
        string log = NewPath("log"), batch = NewPath("batch");
        List<(Scenario Scenario, int Block, string Script, string Events)> runs =
        [
            .. scenarios.SelectMany(scenario => scenario.Blocks.Select(
                (_, block) => (scenario, block, WriteScript(scenario), NewPath("events")))),
        ];
        File.WriteAllLines(batch, runs.Select(run => Options(run.Scenario, run.Block, run.Script, run.Events)));
        List<JsonElement> figures = RealHost.RunBatch(batch, "--stats",
            ("CONTINUO_PRESETS", WritePresets(scenarios[0].Presets)), ("CONTINUO_LOG", log),
            ("XDG_DATA_HOME", _folder.Path));
        for (int index = 0; index < runs.Count; index++)
        {
            var (scenario, block, script, events) = runs[index];
            if (index >= figures.Count)
                _failures[(scenario.File, block)] = $"{scenario.File}: the host ended before this run";
            else if (figures[index].TryGetProperty("error", out JsonElement error))
                _failures[(scenario.File, block)] = Locate(error.GetString()!, scenario, script);
            else
                _outcomes[(scenario.File, block)] = new ScenarioOutcome(
                    scenario, figures[index], events,
                    File.Exists(log) ? File.ReadAllText(log) : "");
        }
    }

    private static string Options(Scenario scenario, int block, string script, string events)
    {
        string option = scenario.Blocks[block].Contains(',', StringComparison.Ordinal)
            ? "--block-sizes"
            : "--block-size";
        string host = InPlaces(string.Join(' ', scenario.Host), script);
        return $"{host} {option} {scenario.Blocks[block]} --script {script} --out-events {events}";
    }

    private string WriteScript(Scenario scenario)
    {
        string script = NewPath("script");
        File.WriteAllLines(script, scenario.Script.Select(line => InPlaces(line.Text, script)));
        return script;
    }

    /// <summary>{golden} and {scratch}: the tests' fixed files, and a place for files of this run alone.</summary>
    private static string InPlaces(string text, string script) => text
        .Replace("{golden}", Path.Combine(RealHost.Root, "tests", "Golden"), StringComparison.Ordinal)
        .Replace("{scratch}", script + ".file", StringComparison.Ordinal);

    /// <summary>The host's complaint about its script, at the line of the scenario from which that line came.</summary>
    private static string Locate(string error, Scenario scenario, string script)
    {
        if (!error.StartsWith(script, StringComparison.Ordinal)
            || ScriptPlace().Match(error[script.Length..]) is not { Success: true } place)
            return $"{scenario.File}: {error}";
        int line = scenario.Script[int.Parse(
            place.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) - 1].Line;
        return $"{scenario.File}:{line}: {place.Groups[2].Value}";
    }

    private string WritePresets(List<string> presets)
    {
        string folder = NewPath("presets");
        for (int index = 0; index < presets.Count; index++)
        {
            string id = index == 0 ? PresetLibrary.FirstId : $"0-{index}-{presets[index]}";
            string preset = Path.Combine(folder, id);
            Directory.CreateDirectory(preset);
            if (presets[index] == "broken")
            {
                File.WriteAllText(Path.Combine(preset, PresetFile.FileName), "{ \"id\": ");
                continue;
            }
            Preset shipped = PresetFile.Read(Path.Combine(RealHost.Root, "presets", presets[index]));
            File.Copy(shipped.ModelPath, Path.Combine(preset, "model.safetensors"));
            PresetFile.Write(preset, shipped with { Id = id, Name = presets[index], ModelFile = "model.safetensors" });
        }
        return folder;
    }

    private int _paths;

    private string NewPath(string kind) => _folder.File($"{kind}-{_paths++}");

    [GeneratedRegex(@"^:(\d+): (.*)$")]
    private static partial Regex ScriptPlace();
}
