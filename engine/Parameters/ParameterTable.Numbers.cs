namespace Continuo.Engine.Parameters;

/// <summary>What the instrument says of itself.</summary>
public static partial class ParameterTable
{
    private static Parameter[] NumbersRows() =>
    [
        List(ParameterId.Status, "Status", StatusLabels()).Told() with
        {
            Place = 60,
            Help = "What the instrument can do now.",
        },
        List(ParameterId.Problem, "Problem", ProblemLabels()).Told() with
        {
            Place = 61,
            Help = "What is wrong, if anything; the log says more.",
        },
        Percent(ParameterId.OnTimeRate, "On-Time Rate", standard: 100).Told() with
        {
            Place = 65,
            Help = "The share of answer notes that were ready before they were due.",
        },
        Linear(ParameterId.FirstAnswerTime, "First Answer Time", from: 0, to: 1000, standard: 0).Told() with
        {
            Units = "ms",
            Place = 66,
            Help = "From the end of your last phrase to the first answer note in the schedule.",
        },
        Linear(ParameterId.FirstAnswerP50, "First Answer p50", from: 0, to: 1000, standard: 0).Told() with
        {
            Units = "ms",
            Place = 67,
            Help = "The median of the last 1024 first answer times.",
        },
        Linear(ParameterId.FirstAnswerP99, "First Answer p99", from: 0, to: 1000, standard: 0).Told() with
        {
            Units = "ms",
            Place = 68,
            Help = "99 of 100 first answer times were shorter.",
        },
        Whole(ParameterId.LateNotes, "Late Notes", from: 0, to: 9999, standard: 0).Told() with
        {
            Place = 69,
            Help = "Answer notes that came too late and were not played.",
        },
        Whole(ParameterId.LateShifts, "Late Shifts", from: 0, to: 9999, standard: 0).Told() with
        {
            Place = 70,
            Help = "How often an answer was moved by whole grid steps because it was late.",
        },
        Whole(ParameterId.SparesUsed, "Spares Used", from: 0, to: 9999, standard: 0).Told() with
        {
            Place = 71,
            Help = "Quarter notes played from the spare, or from the session's memory, because the engine was late.",
        },
        Whole(ParameterId.Captures, "Captures", from: 0, to: 9999, standard: 0).Told() with
        {
            Place = 64,
            Help = "How often Capture has written its files, into the folder Continuo of your music folder.",
        },
        Whole(ParameterId.EventsLost, "Events Lost", from: 0, to: 9999, standard: 0).Told() with
        {
            Place = 72,
            Help = "Notes and other events that were lost because a queue was full; the log says which.",
        },
    ];

    private static string[] StatusLabels() =>
        ["No .NET runtime", "Preset missing", "Model damaged", "Ready", "Listening", "Responding"];

    private static string[] ProblemLabels() =>
        [
            "None", "No .NET runtime", "Preset missing", "Model damaged", "Answers late", "Not the song's model",
            "Not captured",
        ];
}
