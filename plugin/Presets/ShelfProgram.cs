using Continuo.Engine.Presets;

namespace Continuo.Plugin.Presets;

/// <summary>One program of the list. Immutable; [any] thread.</summary>
/// <param name="Id">The preset's.</param>
/// <param name="Entry">As it lies in its folder now; null when it is gone.</param>
/// <param name="LastName">Its name when it was last sound.</param>
internal sealed record ShelfProgram(string Id, PresetEntry? Entry, string LastName)
{
    /// <summary>What the musician reads.</summary>
    public string Name => Entry switch
    {
        null => $"{LastName} (missing)",
        { Preset: { } preset } => preset.Name,
        _ => $"{Id} (broken)",
    };

    /// <summary>True when it can be expected to play.</summary>
    public bool IsPlayable => Entry?.Preset is not null;
}
