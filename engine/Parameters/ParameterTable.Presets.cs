namespace Continuo.Engine.Parameters;

/// <summary>Which model plays.</summary>
public static partial class ParameterTable
{
    private static Parameter[] RootRows() =>
    [
        Toggle(ParameterId.Bypass, "Bypass") with
        {
            Place = 49,
            Help = "Passes your notes through and answers nothing.",
            Flags = ParameterFlags.CanAutomate | ParameterFlags.IsBypass,
            Scope = ParameterScope.Shim, Controller = 90, MovesEpoch = EpochRule.OnChange,
        },
        Whole(ParameterId.Preset, "Preset", from: 0, to: 127, standard: 0) with
        {
            Place = 2,
            Help = "The model that answers.",
            Flags = ParameterFlags.CanAutomate | ParameterFlags.ChoosesProgram,
            Controller = 21,
        },
    ];

    private static Parameter[] PresetsRows() =>
    [
        Trigger(ParameterId.NextPreset, "Next Preset") with
        {
            Place = 15,
            Help = "Goes to the next preset of the list.",
            Scope = ParameterScope.Shim, LearnPlace = 8, Controller = 86,
        },
        Trigger(ParameterId.PreviousPreset, "Previous Preset") with
        {
            Place = 16,
            Help = "Goes to the preset before.",
            Scope = ParameterScope.Shim, LearnPlace = 9, Controller = 87,
        },
        Toggle(ParameterId.LockControls, "Lock Controls") with
        {
            Place = 51,
            Help = "Your knobs stay where they are when you choose a preset.",
            Scope = ParameterScope.Shim,
        },
        Toggle(ParameterId.ModelInSong, "Model In Song") with
        {
            Place = 52,
            Help = "The song holds the whole model, so that it plays where the preset is not installed.",
            Scope = ParameterScope.Shim,
        },
        Whole(ParameterId.LoadedPreset, "Loaded Preset", from: 0, to: 128, standard: 0).Told() with
        {
            Place = 62,
            Help = "The preset that answers now, counted from 1; 0 = none.",
        },
    ];
}
