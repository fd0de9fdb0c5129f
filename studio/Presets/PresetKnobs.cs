using System.Globalization;
using Continuo.Engine.Parameters;
using Continuo.Studio.Common;

namespace Continuo.Studio.Presets;

/// <summary>A parameter of the plugin for which a preset can bring a value of its own.</summary>
/// <param name="Name">As the plugin shows it.</param>
/// <param name="Unit">Shown behind the value, or empty.</param>
/// <param name="Lowest">Plain value.</param>
/// <param name="Highest">Plain value.</param>
/// <param name="Step">1 where only whole numbers are meant, 0 where all between are.</param>
/// <param name="Standard">The value where the preset says none.</param>
/// <param name="Labels">The names of the values from the lowest on; null where they are numbers.</param>
/// <param name="What">A sentence for the musician.</param>
internal sealed record PresetKnob(string Name, string Unit, double Lowest, double Highest, double Step, double Standard, IReadOnlyList<string>? Labels, string What);

/// <summary>The knobs that say how a model answers, and so may belong to it; those of the host, the room and the moment are left out.</summary>
internal static class PresetKnobs
{
    public static IReadOnlyList<ParameterId> Ids { get; } =
    [
        ParameterId.Temperature, ParameterId.TopK, ParameterId.TopP, ParameterId.Adventure, ParameterId.EntropyTarget,
        ParameterId.Density, ParameterId.RestWeight, ParameterId.Polyphony, ParameterId.LowestNote, ParameterId.HighestNote, ParameterId.AvoidRegister,
        ParameterId.Key, ParameterId.Scale, ParameterId.ScaleStrength,
        ParameterId.Mode, ParameterId.Length, ParameterId.LengthFrom, ParameterId.TradeBars, ParameterId.Mutation,
        ParameterId.Resolve, ParameterId.LandingBar, ParameterId.PhraseGap, ParameterId.HandOver,
        ParameterId.Grid, ParameterId.Quantise, ParameterId.Swing, ParameterId.Humanise, ParameterId.VelocityFollow, ParameterId.Imitate,
    ];

    public static IReadOnlyList<PresetKnob> All { get; } = [.. Ids.Select(ParameterTable.Row).Select(Of)];

    /// <summary>Defaults with some of them set or taken away.</summary>
    /// <param name="defaults">Those of the preset.</param>
    /// <param name="changes">By the parameters' names; null takes one away.</param>
    /// <exception cref="Refusal">There is no such knob, or the value is not one of its.</exception>
    public static Dictionary<ParameterId, double> Changed(IReadOnlyDictionary<ParameterId, double> defaults, IReadOnlyDictionary<string, double?> changes)
    {
        Dictionary<ParameterId, double> changed = new(defaults);
        foreach ((string name, double? value) in changes)
        {
            Parameter row = ParameterTable.Rows.FirstOrDefault(row => IsCalled(row, name)) ?? throw Refusal.Wrong($"the plugin has no knob '{PresetTexts.Shown(name)}'");
            if (value is not { } plain)
                changed.Remove(row.Id);
            else
                changed[row.Id] = Checked(row, plain);
        }

        return changed;
    }

    private static PresetKnob Of(Parameter row) => new(
        row.Name, row.Units, row.Minimum, row.Maximum, row.Kind == ParameterKind.Linear ? 0 : 1, row.Default,
        row.Labels.Length > 0 ? row.Labels : null, row.Meaning);

    private static bool IsCalled(Parameter row, string name) =>
        row.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || row.Id.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);

    private static double Checked(Parameter row, double value)
    {
        if (!Ids.Contains(row.Id))
            throw Refusal.Wrong($"'{row.Name}' belongs to the moment, not to a preset");
        if (!(value >= row.Minimum && value <= row.Maximum))
            throw Refusal.Wrong(string.Create(CultureInfo.InvariantCulture, $"'{row.Name}' goes from {row.Minimum} to {row.Maximum}; {value} is outside"));
        return row.Kind == ParameterKind.Linear || double.IsInteger(value)
            ? value
            : throw Refusal.Wrong(string.Create(CultureInfo.InvariantCulture, $"'{row.Name}' is a whole number; {value} is none"));
    }
}
