using Continuo.Engine;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;

namespace Continuo.Studio.Rendering;

/// <summary>The knobs with which a preset plays where nothing else is said.</summary>
internal static class PresetOptions
{
    /// <summary>As in the plugin, but on every place of the encoding's grid, unless the preset asks for a coarser one.</summary>
    public static EngineOptions Offline(Preset preset)
    {
        EngineOptions options = ParametersToOptions.Map(preset).Engine;
        return preset.Defaults.ContainsKey(ParameterId.Grid) ? options : options with { GridStep = ScoreContinuation.DefaultOptions.GridStep };
    }
}
