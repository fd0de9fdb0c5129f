namespace Continuo.Engine.Parameters;

/// <summary>What it keeps of this session.</summary>
public static partial class ParameterTable
{
    private static Parameter[] MemoryRows() =>
    [
        Percent(ParameterId.Imitate, "Imitate") with
        {
            Place = 19,
            Help = "How much the phrases of this session count beside the model.",
            IsInPreset = true, LearnPlace = 15, Controller = 18,
        },
        Percent(ParameterId.Return, "Return", to: 200, standard: 100) with
        {
            Place = 41,
            Help = "How much an answer takes up again what was played four bars ago and before; 100 = like real music.",
            IsInPreset = true, Offline = new() { Maximum = 400, PageStep = 5 },
        },
        Trigger(ParameterId.Good, "Good") with
        {
            Place = 9,
            Help = "Asks for more like the last answer.",
            LearnPlace = 5, Controller = 82,
        },
        Trigger(ParameterId.Bad, "Bad") with
        {
            Place = 10,
            Help = "Asks for less like the last answer.",
            LearnPlace = 6, Controller = 83,
        },
        Trigger(ParameterId.UndoFeedback, "Undo Feedback") with
        {
            Place = 53,
            Help = "Takes the last Good or Bad back.",
            LearnPlace = 7, Controller = 85,
        },
        Trigger(ParameterId.Keep, "Keep") with
        {
            Help = "The session's memory keeps the last answer as if you had played it: Imitate may take it up.",
            Place = 11,
        },
        Trigger(ParameterId.Capture, "Capture") with
        {
            Help = "Writes the last answer, and all that you and it have played in the last 15 minutes, as MIDI files "
                + "into the folder Continuo of your music folder.",
            Place = 12,
        },
        Trigger(ParameterId.Forget, "Forget") with
        {
            Place = 13,
            Help = "Stops the answer, and forgets your last phrase.",
            LearnPlace = 3, Controller = 81, MovesEpoch = EpochRule.OnPress,
        },
        Trigger(ParameterId.ForgetAll, "Forget All") with
        {
            Place = 54,
            Help = "Empties the memory of this session.",
            LearnPlace = 4, // no usual controller: a stray message should not reach it
        },
        Whole(ParameterId.PhrasesRemembered, "Phrases Remembered", from: 0, to: 9999, standard: 0).Told() with
        {
            Place = 63,
            Help = "How many phrases and liked answers the memory of this session holds.",
        },
    ];
}
