namespace Continuo.Engine.Parameters;

/// <summary>How the notes lie in time, and how loud they are.</summary>
public static partial class ParameterTable
{
    private static Parameter[] FeelRows() =>
    [
        List(ParameterId.Grid, "Grid", ["1/4", "1/8", "1/8T", "1/16", "1/16T", "1/32"], standard: 3) with
        {
            Place = 25,
            Help = "The quantisation step on which answers start their notes.",
            IsInPreset = true,
        },
        Percent(ParameterId.Quantise, "Quantise", standard: 100) with
        {
            Place = 39,
            Help = "How far the answers' notes are moved to the grid; 0 = off: where the model put them.",
            IsInPreset = true,
        },
        Percent(ParameterId.Swing, "Swing", from: 50, to: 75, standard: 50) with
        {
            Place = 26,
            Help = "Where the off-beat eighth lies within its beat: 50 is straight, 66.7 is triplets.",
            IsInPreset = true, LearnPlace = 19, Controller = 27,
        },
        Percent(ParameterId.Humanise, "Humanise", to: 200, standard: 50) with
        {
            Place = 27,
            Help = "How much of your own timing deviations the answers are given.",
            IsInPreset = true, Controller = 29,
        },
        Percent(ParameterId.VelocityFollow, "Velocity Follow", standard: 100) with
        {
            Place = 28,
            Help = "How far the answer is as loud as your phrase, within the range that you played; 0 = as learned.",
            IsInPreset = true, Controller = 28,
        },
        Toggle(ParameterId.ImitateWheels, "Imitate Wheels", isOn: true) with
        {
            Place = 29,
            Help = "With Imitate: answers bend, and move the modulation wheel, as you did in your phrase.",
            IsInPreset = true,
        },
    ];
}
