using System.Globalization;
using System.Text.Json;
using Continuo.Engine.Music;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>A note that came out.</summary>
/// <param name="Onset">Quarters, as the scenario counts them.</param>
/// <param name="End">Quarters; by elapsed time from the onset, so that no jump makes it run back.</param>
/// <param name="Pitch">MIDI key.</param>
/// <param name="Velocity">1..127.</param>
/// <param name="Channel">1..16.</param>
internal readonly record struct HeardNote(double Onset, double End, int Pitch, int Velocity, int Channel)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture,
            $"{Onset:0.###} {new Engine.Music.Pitch((byte)Pitch)} {End - Onset:0.###} v{Velocity} ch{Channel}");
}

/// <summary>A controller or a bend that came out.</summary>
/// <param name="At">Quarters, as the scenario counts them.</param>
/// <param name="Number">As in VST 3: 129 is pitch bend.</param>
/// <param name="Value">0..1.</param>
internal readonly record struct HeardController(double At, int Number, double Value)
{
    /// <summary>Of a pitch bend, as far as it goes: -1 down, 0 at rest, 1 up.</summary>
    public double Bend => Math.Round(Value * 16383 / 8192 - 1, 2);

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number} to {Value:0.###} at {At:0.###}");
}

/// <summary>What came of one run of a scenario.</summary>
internal sealed class ScenarioOutcome
{
    private static readonly (string Section, string Name)[] MustBeZero =
    [
        ("notes", "unmatchedOns"),
        ("notes", "unmatchedOffs"), ("notes", "outsideBlock"), ("notes", "outOfOrder"), ("notes", "outOfRange"),
        ("run", "failedCalls"), ("run", "refusedInputs"), ("run", "refusedOutputs"), ("audio", "notFiniteSamples"),
    ];

    private readonly JsonElement _figures;

    /// <param name="scenario">What was played.</param>
    /// <param name="figures">The host's figures.</param>
    /// <param name="events">The host's event table.</param>
    /// <param name="log">What the plugin logged.</param>
    public ScenarioOutcome(Scenario scenario, JsonElement figures, string events, string log)
    {
        _figures = figures;
        Log = log;
        double quartersPerSample = MusicalText.Number(scenario.HostOption("--tempo") ?? "120") / 60
            / figures.GetProperty("run").GetProperty("sampleRate").GetDouble();
        List<HeardNote> heard = [.. Pair(scenario, quartersPerSample, OutputEvent.ReadAll(events))];
        Controllers = [
            .. OutputController.ReadAll(events).Select(item => new HeardController(
                scenario.CountsElapsed ? item.Sample * quartersPerSample : item.Ppq, item.Number, item.Value)),
        ];
        if (scenario.PassesThrough)
        {
            // Not with tempo maps or jumps: the player's notes are told from the answers by their places.
            PassedCount = heard.RemoveAll(note => scenario.Played.Any(played => played.Pitch == note.Pitch
                && played.Channel == note.Channel
                && Math.Abs(played.At - note.Onset) < 0.002));
        }
        Answers = [.. heard.OrderBy(note => note.Onset).ThenBy(note => note.Pitch)];
    }

    /// <summary>What the instrument played, in order.</summary>
    public List<HeardNote> Answers { get; }

    /// <summary>Controllers and bends that came out, the player's among them, in order.</summary>
    public List<HeardController> Controllers { get; }

    /// <summary>Notes that came out as the player had played them.</summary>
    public int PassedCount { get; }

    /// <summary>What the plugin logged in its process.</summary>
    public string Log { get; }

    public double Peak => _figures.GetProperty("audio").GetProperty("peak").GetDouble();

    /// <summary>The last value of a read-only parameter, in its own words.</summary>
    public string? Shown(string parameter) => Property("output", parameter)?.GetString();

    /// <summary>The plain value of an output parameter; null if the plugin never told it.</summary>
    public double? ShownNumber(string parameter) => Property("outputPlain", parameter)?.GetDouble();

    /// <summary>What is wrong with any run whatsoever.</summary>
    public IEnumerable<string> Faults()
    {
        foreach ((string section, string name) in MustBeZero)
        {
            if (Property(section, name)?.GetInt64() is { } count and not 0)
                yield return $"{name} is {count}";
        }
        if (Property("notes", "noteOns")?.GetInt64() != Property("notes", "noteOffs")?.GetInt64())
            yield return "there are not as many note-offs as note-ons";
    }

    private JsonElement? Property(string section, string name) =>
        _figures.GetProperty(section).TryGetProperty(name, out JsonElement value) ? value : null;

    private static IEnumerable<HeardNote> Pair(
        Scenario scenario, double quartersPerSample, IEnumerable<OutputEvent> events)
    {
        double Position(OutputEvent item) => scenario.CountsElapsed ? item.Sample * quartersPerSample : item.Ppq;
        var keys = new Dictionary<(int, int), Queue<OutputEvent>>(); // an off ends the oldest
        foreach (OutputEvent item in events)
        {
            if (!keys.TryGetValue((item.Channel, item.Pitch), out Queue<OutputEvent>? open))
                keys[(item.Channel, item.Pitch)] = open = [];
            if (item.IsOn)
                open.Enqueue(item);
            else if (open.TryDequeue(out OutputEvent on))
            {
                double onset = Position(on), end = Position(item);
                yield return new HeardNote(
                    onset, end >= onset ? end : onset + (item.Sample - on.Sample) * quartersPerSample,
                    on.Pitch, (int)Math.Round(on.Velocity * 127), on.Channel + 1);
            }
        }
    }
}
