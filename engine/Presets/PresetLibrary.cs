namespace Continuo.Engine.Presets;

/// <summary>A preset as the library found it.</summary>
/// <param name="Id">From the file; of a broken one, the folder's name.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Preset">Null when broken.</param>
/// <param name="Error">What is wrong with a broken one, else null.</param>
public sealed record PresetEntry(string Id, string Folder, Preset? Preset, string? Error);

/// <summary>
/// The presets that lie in some folders. Immutable: it shows what was there when it was made. Never throws for what it
/// finds. [any] thread, off every hot path.
/// </summary>
public sealed class PresetLibrary
{
    /// <summary>The preset of a fresh instance: it follows whatever is played (docs/decisions/0024).</summary>
    public const string FirstId = "styles";

    /// <param name="folders">
    /// Each holds a folder for every preset. Of presets with the same id the first one counts; a broken one never hides
    /// a playable one. Folders that do not exist are passed over.
    /// </param>
    public PresetLibrary(IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        Dictionary<string, PresetEntry> entries = new(StringComparer.Ordinal);
        foreach (string folder in folders.SelectMany(PresetFoldersIn))
        {
            PresetEntry entry = Read(folder);
            if (!entries.TryGetValue(entry.Id, out PresetEntry? earlier)
                || (earlier.Preset is null && entry.Preset is not null))
                entries[entry.Id] = entry;
        }

        Entries =
        [
            .. entries.Values.OrderBy(entry => entry.Id != FirstId).ThenBy(entry => entry.Id, StringComparer.Ordinal),
        ];
        Presets = [.. Entries.Where(entry => entry.Preset is not null).Select(entry => entry.Preset!)];
    }

    /// <summary>All, the broken ones too: <see cref="FirstId"/>, then by id.</summary>
    public IReadOnlyList<PresetEntry> Entries { get; }

    /// <summary>The playable ones, in the same order.</summary>
    public IReadOnlyList<Preset> Presets { get; }

    /// <summary>The playable preset with this id, or null.</summary>
    public Preset? Find(string id) => Presets.FirstOrDefault(preset => preset.Id == id);

    private static PresetEntry Read(string folder)
    {
        try
        {
            Preset preset = PresetFile.Read(folder);
            return File.Exists(preset.ModelPath)
                ? new(preset.Id, folder, preset, null)
                : new(
                    preset.Id, folder, null,
                    $"{Path.Combine(folder, PresetFile.FileName)}: 'model': {preset.ModelPath} is missing");
        }
        catch (PresetException error)
        {
            return new(Path.GetFileName(folder), folder, null, error.Message);
        }
    }

    private static string[] PresetFoldersIn(string folder)
    {
        try
        {
            return [.. Directory.GetDirectories(folder)
                .Where(child => File.Exists(Path.Combine(child, PresetFile.FileName)))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }
}
