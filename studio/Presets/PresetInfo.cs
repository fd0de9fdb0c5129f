using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;

namespace Continuo.Studio.Presets;

/// <summary>Where a preset comes from: only the user's own can be changed and removed.</summary>
internal enum PresetOrigin
{
    User,
    Bundle,
    Other,
}

/// <summary>A preset as the page shows it.</summary>
/// <param name="Id">Identity; of a broken one, its folder's name.</param>
/// <param name="Name">What the musician reads.</param>
/// <param name="Style">A word or two.</param>
/// <param name="Description">A sentence or two.</param>
/// <param name="Encoding">A tokenizer's id.</param>
/// <param name="StyleVector">Which of the model's styles it plays in; null = in none.</param>
/// <param name="Styles">The styles that its model knows.</param>
/// <param name="Defaults">Plain values that suit it, by the parameters' names in the plugin.</param>
/// <param name="Training">How it was made; null when unknown.</param>
/// <param name="Metrics">Measured figures by set and part.</param>
/// <param name="Origin">Shipped with the plugin, or the user's own.</param>
/// <param name="Bytes">Of the weights' file.</param>
/// <param name="Error">What is wrong with a broken one, else null.</param>
internal sealed record PresetInfo(
    string Id,
    string Name,
    string Style,
    string Description,
    string Encoding,
    string? StyleVector,
    IReadOnlyList<string> Styles,
    IReadOnlyDictionary<string, double> Defaults,
    PresetTraining? Training,
    IReadOnlyDictionary<string, PresetMetrics> Metrics,
    PresetOrigin Origin,
    long Bytes,
    string? Error)
{
    /// <param name="entry">As the library found it.</param>
    /// <param name="origin">Shipped with the plugin, or the user's own.</param>
    /// <param name="weights">What its weights' file says.</param>
    public static PresetInfo Of(PresetEntry entry, PresetOrigin origin, WeightsFacts weights)
    {
        if (entry.Preset is null)
            return new(
                entry.Id, entry.Id, "", "", "", null, [], new Dictionary<string, double>(),
                null, new Dictionary<string, PresetMetrics>(), origin, 0, entry.Error);
        Preset preset = PresetTexts.Cleaned(entry.Preset);
        return new(
            preset.Id, preset.Name, preset.Style, preset.Description, preset.Encoding, preset.StyleVector,
            weights.Styles, preset.Defaults.ToDictionary(pair => ParameterTable.Row(pair.Key).Name, pair => pair.Value),
            preset.Training, preset.Metrics, origin, weights.Bytes, weights.Error);
    }
}
