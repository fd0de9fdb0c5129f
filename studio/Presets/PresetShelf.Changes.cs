using Continuo.Engine.Presets;
using Continuo.Studio.Common;

namespace Continuo.Studio.Presets;

/// <content>What changes the presets that are there. Only the user's own can be changed.</content>
internal sealed partial class PresetShelf
{
    /// <summary>
    /// Gives a preset another name, style, description or other defaults; its id stays, for songs refer to it.
    /// </summary>
    /// <returns>As it is now.</returns>
    /// <exception cref="Refusal">It is not one of the user's, is broken, or the change is not possible.</exception>
    public PresetInfo Change(string id, PresetChange change)
    {
        ShelfLock.Run(folders, () =>
        {
            PresetReplacing.Repair(folders, recovered);
            PresetEntry entry = OwnOf(id);
            Preset preset = entry.Preset ?? throw Refusal.Conflict($"the preset '{entry.Id}' is broken: {entry.Error}");
            foreach (string cutOff in Directory.GetFiles(entry.Folder, $"{PresetFile.FileName}.*.tmp"))
                File.Delete(cutOff);
            PresetFile.Write(entry.Folder, change.Of(PresetTexts.Cleaned(preset)));
        });
        changes.Publish("presets");
        return InfoOf(OwnOf(id));
    }

    /// <summary>Takes one of the user's presets away.</summary>
    /// <exception cref="Refusal">It is not one of the user's, or another plays with its weights.</exception>
    public void Remove(string id)
    {
        ShelfLock.Run(folders, () =>
        {
            PresetReplacing.Repair(folders, recovered);
            PresetEntry entry = OwnOf(id);
            if (SharersOf(entry) is [_, ..] sharers)
                throw Refusal.Conflict($"'{entry.Id}' holds the weights that {string.Join(", ", sharers)} "
                    + $"{(sharers.Count == 1 ? "plays" : "play")} with too; "
                    + $"remove {(sharers.Count == 1 ? "that" : "those")} first");
            PresetReplacing.Away(entry.Folder, folders);
        });
        changes.Publish("presets");
    }

    /// <summary>
    /// The user's preset of this id, which another of the same id may hide. An
    /// id from outside is only compared, never made a path.
    /// </summary>
    private PresetEntry OwnOf(string id)
    {
        if (new PresetLibrary([folders.UserPresets]).Entries.FirstOrDefault(entry => entry.Id == id) is { } own)
            return own;
        PresetEntry other = folders.Presets.Entries.FirstOrDefault(entry => entry.Id == id) ?? throw None(id);
        throw Refusal.Conflict(InfoOf(other).Origin == PresetOrigin.Bundle
            ? $"'{other.Preset?.Name ?? id}' came with the plugin and cannot be changed; "
                + "export it and import it again for a copy of your own"
            : $"'{other.Preset?.Name ?? id}' lies in {other.Folder}, which is not the studio's to change");
    }

    private List<string> SharersOf(PresetEntry entry) => [.. new PresetLibrary([folders.UserPresets]).Presets
        .Where(preset => preset.ModelFile.StartsWith($"../{Path.GetFileName(entry.Folder)}/", StringComparison.Ordinal))
        .Select(preset => $"'{preset.Name}'")];
}
