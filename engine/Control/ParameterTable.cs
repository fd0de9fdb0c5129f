namespace Continuo.Engine.Control;

/// <summary>
/// Every host parameter, once. The shim's header <c>native-shim/abi/parameters.generated.h</c> is written from this
/// table by the build, and a test fails when it is stale.
/// </summary>
public static class ParameterTable
{
    private const ParameterFlags Automatable = ParameterFlags.CanAutomate;
    private const ParameterFlags ReadOnly = ParameterFlags.IsReadOnly;

    /// <summary>The rows, in the order in which a host shows them. Row i has the id i.</summary>
    public static IReadOnlyList<Parameter> Rows { get; } =
    [
        new(ParameterId.Bypass, "Bypass", "", ParameterKind.Toggle, 0, 1, 0, Automatable | ParameterFlags.IsBypass,
            "Pass the player's notes through and answer nothing.", "Off", "On"),
        new(ParameterId.Preset, "Preset", "", ParameterKind.Integer, 0, 127, 0,
            Automatable | ParameterFlags.IsProgramChange, "The model that answers."),
        new(ParameterId.Status, "Status", "", ParameterKind.List, 0, 5, 0, ReadOnly, "What the instrument can do now.",
            "No .NET runtime", "Preset missing", "Model damaged", "Ready", "Listening", "Responding"),
        new(ParameterId.Temperature, "Temperature", "", ParameterKind.Linear, 0.1, 2, 0.9, Automatable,
            "1 = as learned, lower = safer, higher = wilder."),
        new(ParameterId.TopK, "Top K", "", ParameterKind.Integer, 0, 64, 0, Automatable,
            "Only the K likeliest symbols may follow; 0 = all."),
        new(ParameterId.TopP, "Top P", "", ParameterKind.Linear, 0.1, 1, 0.95, Automatable,
            "Only the likeliest symbols that make up this share of the probability may follow; 1 = all."),
        new(ParameterId.Length, "Answer Length", "bars", ParameterKind.Integer, 1, 32, 4, Automatable,
            "How long an answer lasts unless the player takes over."),
        new(ParameterId.Grid, "Grid", "", ParameterKind.List, 0, 5, 3, Automatable,
            "The quantisation step on which answers start their notes.", "1/4", "1/8", "1/8T", "1/16", "1/16T", "1/32"),
        new(ParameterId.PhraseGap, "Phrase Gap", "beats", ParameterKind.Linear, 0.25, 4, 1, Automatable,
            "Silence, in quarter notes, that ends the player's phrase."),
        new(ParameterId.HandOver, "Hand-Over", "", ParameterKind.List, 0, 2, 1, Automatable,
            "Where the answer starts once the phrase has ended.", "Step", "Beat", "Bar"),
        new(ParameterId.CommitWindow, "Commit Window", "beats", ParameterKind.Linear, 0.25, 4, 1, Automatable,
            "How far ahead, in quarter notes, the answer's notes are fixed."),
        new(ParameterId.Seed, "Seed", "", ParameterKind.Integer, 0, 9999, 1, Automatable,
            "Same seed, same playing, same answers."),
        new(ParameterId.MidiThrough, "MIDI Through", "", ParameterKind.Toggle, 0, 1, 1, Automatable,
            "Send the player's own notes to the event output too.", "Off", "On"),
        new(ParameterId.Voice, "Voice", "", ParameterKind.Toggle, 0, 1, 1, Automatable,
            "The built-in sound, for the player's notes and for the answers.", "Off", "On"),
        new(ParameterId.VoiceLevel, "Voice Level", "dB", ParameterKind.Linear, -60, 0, -12, Automatable,
            "Loudness of the built-in sound."),
        new(ParameterId.OnTimeRate, "On-Time Rate", "%", ParameterKind.Linear, 0, 100, 100, ReadOnly,
            "Share of the answers' notes that were ready before they were due."),
        new(ParameterId.FirstAnswerTime, "First Answer Time", "ms", ParameterKind.Linear, 0, 1000, 0, ReadOnly,
            "From the end of the last phrase to the first answer note in the schedule."),
        new(ParameterId.LateNotes, "Late Notes", "", ParameterKind.Integer, 0, 9999, 0, ReadOnly,
            "Answer notes that came too late and were left out."),
        new(ParameterId.Panic, "Panic", "", ParameterKind.Toggle, 0, 1, 0, Automatable,
            "Silence: every sounding note ends, the answer stops.", "Off", "On"),
    ];

    /// <summary>The row of a parameter.</summary>
    public static Parameter Row(ParameterId id) => Rows[(int)id];
}
