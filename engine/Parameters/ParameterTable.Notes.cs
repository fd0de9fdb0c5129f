using Continuo.Engine.Music;

namespace Continuo.Engine.Parameters;

/// <summary>Which notes it plays.</summary>
public static partial class ParameterTable
{
    private static Parameter[] NotesRows() =>
    [
        Linear(ParameterId.Temperature, "Temperature", from: 0.1, to: 2, standard: 0.95) with
        {
            Place = 4,
            Help = "1 plays as it has learned; lower is safer, higher is wilder.",
            IsInPreset = true, LearnPlace = 12, Controller = 16,
            Offline = new() { Minimum = 0, Maximum = 10, PageStep = 0.05 },
        },
        Whole(ParameterId.TopK, "Top K", from: 0, to: 64, standard: 0) with
        {
            Place = 56,
            Help = "Only the K most likely symbols may follow; 0 = all.",
            IsInPreset = true, Offline = new() { Maximum = 65_536 },
        },
        Linear(ParameterId.TopP, "Top P", from: 0.1, to: 1, standard: 0.98) with
        {
            Place = 55,
            Help = "Only the most likely symbols that together have this share of the probability may follow; 1 = all.",
            IsInPreset = true, Offline = new() { Minimum = 0.01 },
        },
        Percent(ParameterId.Adventure, "Adventure") with
        {
            Place = 20,
            Help = "Above 0, the temperature moves by itself so that every moment holds about the same surprise.",
            IsInPreset = true, LearnPlace = 13,
            Controller = 15,
            Offline = new() { OldNames = ["adaptation"], ReadsShares = true, PageStep = 5 },
        },
        Linear(ParameterId.EntropyTarget, "Entropy Target", from: 0, to: 4, standard: 1.5) with
        {
            Units = "bits",
            Place = 57,
            Help = "How much surprise Adventure aims for; low is safe, high is wild.",
            IsInPreset = true, Offline = new() { OldNames = ["entropy"], Maximum = 16 },
        },
        Percent(ParameterId.Density, "Density", from: -100) with
        {
            Place = 5,
            Help = "Fewer or more notes in the same time; 0 = as learned.",
            IsInPreset = true, LearnPlace = 14, Controller = 17,
            Offline = new() { ReadsShares = true, PageStep = 5 },
        },
        Linear(ParameterId.RestWeight, "Rest Weight", from: -3, to: 3, standard: 0) with
        {
            Place = 40,
            Help = "Room to breathe: 0.7 makes a rest twice as likely, -0.7 half; 0 = as learned.",
            IsInPreset = true, Offline = new() { Minimum = -20, Maximum = 20, PageStep = 0.1 },
        },
        Whole(ParameterId.Polyphony, "Polyphony", from: 1, to: 16, standard: 16) with
        {
            Units = "notes",
            Place = 35,
            Help = "The most notes of an answer that sound together.",
            IsInPreset = true, Offline = new(),
        },
        Note(ParameterId.LowestNote, "Lowest Note", standard: 0) with
        {
            Place = 36,
            Help = "Answers stay at or above this key; C4 is MIDI note 60.",
            IsInPreset = true, Offline = new() { OldNames = ["lowest"] },
        },
        Note(ParameterId.HighestNote, "Highest Note", standard: 127) with
        {
            Place = 37,
            Help = "Answers stay at or below this key; C4 is MIDI note 60.",
            IsInPreset = true, Offline = new() { OldNames = ["highest"] },
        },
        Toggle(ParameterId.AvoidRegister, "Avoid My Register") with
        {
            Place = 38,
            Help = "Answers keep above or below what you played, whichever has more room.",
            IsInPreset = true, Controller = 30,
        },
        List(ParameterId.Key, "Key", KeyLabels()) with
        {
            Place = 6,
            Help = "The key of the answers: found in your phrase, or fixed.",
            IsInPreset = true, Controller = 25,
        },
        List(ParameterId.Scale, "Scale", ScaleLabels()) with
        {
            Place = 21,
            Help = "The scale, on the key's tonic, that the answers keep to as far as Scale Strength says.",
            IsInPreset = true, Offline = new(),
        },
        Percent(ParameterId.ScaleStrength, "Scale Strength") with
        {
            Place = 22,
            Help = "At 0 every note is as learned, at 100 no note lies outside the scale.",
            IsInPreset = true, LearnPlace = 18, Controller = 26, Offline = new() { ReadsShares = true },
        },
        Percent(ParameterId.Follow, "Follow Chords", standard: 50) with
        {
            Help = "How far answers keep to the chord that sounds on the Chords input or below the Split Key; "
                + "at 100 none but its notes begin on beats.",
            IsInPreset = true, Place = 23,
        },
        Note(ParameterId.SplitKey, "Split Key", standard: 0) with
        {
            Place = 24,
            Help = "Keys below this one are chords for the answers to follow, not your phrase; C-1 = none.",
        },
        Toggle(ParameterId.Resolve, "Resolve") with
        {
            Place = 33,
            Help = "The answer ends on the first beat of its landing bar, with a note of the key's tonic chord.",
            IsInPreset = true, Controller = 31,
        },
        Whole(ParameterId.LandingBar, "Landing Bar", from: 0, to: 32, standard: 0) with
        {
            Place = 34,
            Help = "With Resolve: the bar of the answer on which it lands, counted from 1; 0 = its last.",
            IsInPreset = true,
        },
        Whole(ParameterId.Seed, "Seed", from: 0, to: 9999, standard: 1) with
        {
            Place = 50,
            Help = "Same seed, same playing, same answers.",
        },
    ];

    /// <summary>Auto, then twelve major keys from C, then twelve minor ones.</summary>
    private static string[] KeyLabels() =>
    [
        "Auto",
        "C major", "Db major", "D major", "Eb major", "E major", "F major",
        "F# major", "G major", "Ab major", "A major", "Bb major", "B major",
        "C minor", "C# minor", "D minor", "Eb minor", "E minor", "F minor",
        "F# minor", "G minor", "G# minor", "A minor", "Bb minor", "B minor",
    ];

    /// <summary>In the order of <see cref="ScaleKind"/>.</summary>
    private static string[] ScaleLabels() =>
    [
        "Key", "Major", "Natural minor", "Harmonic minor", "Dorian", "Mixolydian",
        "Major pentatonic", "Minor pentatonic", "Blues", "Whole tone",
    ];
}
