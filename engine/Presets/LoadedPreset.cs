using Continuo.Engine.Encodings.Shared;
using Continuo.Engine.Models;

namespace Continuo.Engine.Presets;

/// <summary>A preset ready to play. Immutable; shared by every instance of the process; [any] thread.</summary>
/// <param name="Preset">What its file says.</param>
/// <param name="Hash">"sha256:" and the hexadecimal digest of the weights' file: tells whether a song's model is still
/// the same.</param>
/// <param name="Model">One for all presets with the same weights.</param>
/// <param name="Tokenizer">The preset's encoding.</param>
public sealed record LoadedPreset(Preset Preset, string Hash, IMusicModel Model, ITokenizer Tokenizer);

/// <summary>So that presets, which lie above the engine, are loaded into it in one word.</summary>
public static class LoadedPresetExtensions
{
    /// <inheritdoc cref="ContinuationEngine.Load"/>
    public static void Load(this ContinuationEngine engine, LoadedPreset preset)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(preset);
        engine.Load(preset.Model, preset.Tokenizer, preset.Preset.Return, preset.Preset.Loops);
    }
}
