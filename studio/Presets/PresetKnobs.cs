using Continuo.Engine.Parameters;
using Continuo.Studio.Common;

namespace Continuo.Studio.Presets;

/// <summary>A parameter of the plugin for which a preset can bring a value of its own.</summary>
/// <param name="Name">As the plugin shows it.</param>
/// <param name="Member">Its member of a take's request; null where a take is asked for without it.</param>
/// <param name="Unit">Shown behind the value, or empty.</param>
/// <param name="Lowest">Plain value.</param>
/// <param name="Highest">Plain value.</param>
/// <param name="Step">1 for whole numbers, 0 where every value between is valid.</param>
/// <param name="PageStep">Step of its slider on the Play page; 0 where it has none.</param>
/// <param name="Standard">The value where the preset has none.</param>
/// <param name="Labels">The names of the values from the lowest on; null where they are numbers.</param>
/// <param name="What">A sentence for the musician.</param>
internal sealed record PresetKnob(
    string Name,
    string? Member,
    string Unit,
    double Lowest,
    double Highest,
    double Step,
    double PageStep,
    double Standard,
    IReadOnlyList<string>? Labels,
    string What);

/// <summary>The knobs that say how a model answers, and so may belong to it.</summary>
internal static class PresetKnobs
{
    public static IReadOnlyList<PresetKnob> All { get; } =
        [.. ParameterTable.ByGroup.Where(row => row.IsInPreset).Select(Of)];

    /// <summary>Defaults with some of them set or taken away.</summary>
    /// <param name="defaults">Those of the preset.</param>
    /// <param name="changes">By the parameters' names; null takes one away.</param>
    /// <exception cref="Refusal">There is no such knob, or the value is not one of its.</exception>
    public static Dictionary<ParameterId, double> Changed(
        IReadOnlyDictionary<ParameterId, double> defaults, IReadOnlyDictionary<string, double?> changes)
    {
        Dictionary<ParameterId, double> changed = new(defaults);
        foreach ((string name, double? value) in changes)
        {
            Parameter row = ParameterTable.Rows.FirstOrDefault(row => row.IsCalled(name))
                ?? throw Refusal.Wrong($"the plugin has no knob '{PresetTexts.Shown(name)}'");
            if (value is not { } plain)
                changed.Remove(row.Id);
            else
                changed[row.Id] = Checked(row, plain);
        }

        return changed;
    }

    private static PresetKnob Of(Parameter row) => new(
        row.Name,
        row.Offline is null ? null : row.JsonName(),
        row.Units,
        row.Minimum,
        row.Maximum,
        row.Kind == ParameterKind.Linear ? 0 : 1,
        row.Offline?.PageStep ?? 0,
        row.Default,
        row.Labels.Count > 0 ? row.Labels : null,
        row.Help);

    private static double Checked(Parameter row, double value)
    {
        if (!row.IsInPreset)
            throw Refusal.Wrong($"'{row.Name}' belongs to the moment, not to a preset");
        if (!(value >= row.Minimum && value <= row.Maximum))
            throw Wrong($"'{row.Name}' goes from {row.Minimum} to {row.Maximum}; {value} is outside");
        return row.Kind == ParameterKind.Linear || double.IsInteger(value)
            ? value
            : throw Wrong($"'{row.Name}' is a whole number; {value} is not");
    }

    private static Refusal Wrong(FormattableString text) => Refusal.Wrong(FormattableString.Invariant(text));
}
