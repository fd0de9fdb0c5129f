using Continuo.Plugin.State;

namespace Continuo.Plugin.Presets;

/// <summary>Which preset an instance is to play, and who said so. Immutable; [any] thread.</summary>
/// <param name="Id">Installed or not; null = none has been named yet.</param>
/// <param name="Hash">Of the model that the song was saved with; null = any will do.</param>
/// <param name="IsFromState">A song names it: if it cannot be had, no other one plays in its place.</param>
/// <param name="Song">The model that travels with the song, or null.</param>
internal sealed record PresetWish(string? Id, string? Hash, bool IsFromState, SongModel? Song)
{
    public static PresetWish None { get; } = new(null, null, IsFromState: false, null);
}
