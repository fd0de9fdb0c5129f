using Continuo.Engine.Continuation.Modes;

namespace Continuo.Engine.Parameters;

/// <summary>Who plays when.</summary>
public static partial class ParameterTable
{
    private static Parameter[] FloorRows() =>
    [
        List(ParameterId.Mode, "Mode", [.. ContinuationModes.All.Select(mode => mode.Label)]) with
        {
            Place = 1,
            Help = "Who has the floor: who plays when.",
            IsInPreset = true, LearnPlace = 11, Controller = 20, MovesEpoch = EpochRule.OnChange,
        },
        Whole(ParameterId.Length, "Answer Length", from: 1, to: 32, standard: 4) with
        {
            Units = "bars",
            Place = 3,
            Help = "How long an answer lasts unless you take over.",
            IsInPreset = true, LearnPlace = 17, Controller = 22,
        },
        List(ParameterId.LengthFrom, "Length From", ["Bars", "Phrase"]) with
        {
            Place = 32,
            Help = "Whether an answer lasts its bars, or as long as your phrase did.",
            IsInPreset = true,
        },
        Whole(ParameterId.TradeBars, "Trade Bars", from: 1, to: 16, standard: 4) with
        {
            Units = "bars",
            Place = 17,
            Help = "Trade: how many bars each of you has, counted on the host's bars.",
            IsInPreset = true, Controller = 24,
        },
        Percent(ParameterId.Mutation, "Mutation", standard: 20) with
        {
            Place = 18,
            Help = "Loop: the share of beats that each repetition plays in a new way.",
            IsInPreset = true, LearnPlace = 16, Controller = 19,
        },
        Linear(ParameterId.PhraseGap, "Phrase Gap", from: 0, to: 4, standard: 1) with
        {
            Units = "beats",
            Place = 31,
            Help = "The silence, in quarter notes, that ends your phrase; rests as long as those you play do not.",
            IsInPreset = true,
        },
        List(ParameterId.HandOver, "Hand-Over", ["Step", "Beat", "Bar", "Auto"], standard: 3) with
        {
            Place = 30,
            Help =
                "Where the answer starts once your phrase has ended: on the next grid step, beat or bar; "
                + "Auto = on the next downbeat if it is near, else on a beat.",
            IsInPreset = true, Controller = 23,
        },
        Pedal(ParameterId.Hold, "Hold") with
        {
            Place = 8,
            Help = "Hold: the instrument plays while this is on; in this mode the sustain pedal moves it.",
            LearnPlace = 1, MovesEpoch = EpochRule.OnRelease,
        },
        Trigger(ParameterId.Again, "Again") with
        {
            Place = 7,
            Help = "Another answer to your last phrase, of three in turn; while one plays, from the next bar on.",
            LearnPlace = 2, Controller = 80,
        },
        Linear(ParameterId.CommitWindow, "Commit Window", from: 0.25, to: 4, standard: 1) with
        {
            Units = "beats",
            Place = 58,
            Help = "How far ahead, in quarter notes, the answer's notes are fixed; shorter follows your knobs sooner.",
        },
        Linear(ParameterId.LookAhead, "Look-Ahead", from: 0, to: 8, standard: 2) with
        {
            Units = "beats",
            Place = 59,
            Help =
                "How far beyond the commit window, in quarter notes, a spare is prepared in case the computer is busy.",
        },
    ];
}
