using Continuo.Engine;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;

namespace Continuo.Studio.Rendering;

/// <summary>The knobs with which a preset plays where there is no host.</summary>
internal static class PresetOptions
{
    /// <summary>
    /// As in the plugin, but on every place of the encoding's grid, unless the preset asks for a coarser one.
    /// </summary>
    /// <param name="preset">Brings its defaults; null = the plugin's.</param>
    /// <param name="knobs">What is set here, as plain values.</param>
    public static EngineOptions Offline(Preset? preset, IReadOnlyDictionary<ParameterId, double>? knobs = null)
    {
        EngineOptions options = ParametersToOptions.Map(preset?.Defaults, knobs).Engine;
        return preset?.Defaults.ContainsKey(ParameterId.Grid) == true
            ? options
            : options with { GridStep = ScoreContinuation.DefaultOptions.GridStep };
    }
}
