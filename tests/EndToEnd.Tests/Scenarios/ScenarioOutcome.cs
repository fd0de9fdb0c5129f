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

    public ScenarioOutcome(Scenario scenario, JsonElement figures, IEnumerable<OutputEvent> events, string log)
    {
        _figures = figures;
        Log = log;
        List<HeardNote> heard = [.. Pair(scenario, figures, events)];
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

    private static IEnumerable<HeardNote> Pair(Scenario scenario, JsonElement figures, IEnumerable<OutputEvent> events)
    {
        double quartersPerSample = MusicalText.Number(scenario.HostOption("--tempo") ?? "120") / 60
            / figures.GetProperty("run").GetProperty("sampleRate").GetDouble();
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
