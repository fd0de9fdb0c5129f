using System.Globalization;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;

namespace Continuo.Studio.Presets;

/// <summary>
/// The presets that the plugin offers, and the only hand that changes the user's. The plugin watches that folder while
/// it plays, so a preset appears there whole, by a rename, or not at all. [any] thread, and any process.
/// </summary>
internal sealed partial class PresetShelf(StudioFolders folders, Changes changes, Recovered recovered)
{
    /// <summary>Every preset as the plugin would find it now, broken ones too.</summary>
    public IReadOnlyList<PresetInfo> All
    {
        get
        {
            Repair();
            return [.. folders.Presets.Entries.Select(InfoOf)];
        }
    }

    /// <summary>Ends what was cut off; waits for what is under way.</summary>
    public void Repair()
    {
        if (PresetReplacing.IsUnderWay(folders))
            ShelfLock.Run(folders, () => PresetReplacing.Repair(folders, recovered));
    }

    /// <summary>A preset that can be played.</summary>
    /// <exception cref="Refusal">There is none of this id, or it is broken.</exception>
    public Preset Find(string id)
    {
        PresetEntry entry = folders.Presets.Entries.FirstOrDefault(entry => entry.Id == id) ?? throw None(id);
        return entry.Preset ?? throw Refusal.Conflict($"the preset '{entry.Id}' is broken: {entry.Error}");
    }

    /// <summary>
    /// Copies a preset, with the weights that it may share, to where the
    /// plugin finds it; replaces the user's one of that id.
    /// </summary>
    /// <param name="folder">Holds <c>preset.json</c>.</param>
    /// <param name="id">Under which the plugin shall have it; null = its own.</param>
    /// <returns>That id.</returns>
    /// <exception cref="PresetException">It is not whole.</exception>
    /// <exception cref="Refusal">Another preset stands in its way.</exception>
    public string Install(string folder, string? id = null)
    {
        if (id is not null && !PresetIds.IsId(id))
            throw Refusal.Wrong($"'{PresetTexts.Shown(id)}' is not a valid id: up to 64 of a-z, 0-9 and '-'");
        Preset preset = PresetFile.Read(folder);
        Copied(preset with { Id = id ?? preset.Id }, (copy, arriving) =>
        {
            string place = PlaceOf(copy.Id);
            PresetFile.Write(arriving, copy);
            PresetReplacing.Place(arriving, place, folders);
        });
        return id ?? preset.Id;
    }

    /// <summary>The same beside all others: under an id, and a name, that no other has.</summary>
    /// <returns>The id.</returns>
    /// <exception cref="PresetException">It is not whole.</exception>
    public string Add(string folder)
    {
        string id = "";
        Copied(PresetFile.Read(folder), (copy, arriving) =>
        {
            IReadOnlyList<PresetEntry> others = folders.Presets.Entries;
            id = PresetIds.FreeOf(copy.Id, taken => others.Any(other => other.Id == taken)
                || Path.Exists(Path.Combine(folders.UserPresets, taken)));
            string name = FreeName(copy.Name, [.. others.Select(other => other.Preset?.Name ?? "")]);
            PresetFile.Write(arriving, copy with { Id = id, Name = name });
            PresetReplacing.Place(arriving, Path.Combine(folders.UserPresets, id), folders);
        });
        return id;
    }

    /// <summary>The preset as the page shows it.</summary>
    /// <exception cref="Refusal">There is none of this id.</exception>
    public PresetInfo InfoOf(string id) =>
        InfoOf(folders.Presets.Entries.FirstOrDefault(entry => entry.Id == id) ?? throw None(id));

    private static Refusal None(string id) => Refusal.NotFound($"there is no preset '{PresetTexts.Shown(id)}'");

    private static string FreeName(string name, HashSet<string> others)
    {
        string free = name;
        for (int number = 2; others.Contains(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
        return free;
    }

    private PresetInfo InfoOf(PresetEntry entry)
    {
        string? shelf = Path.GetDirectoryName(entry.Folder);
        PresetOrigin origin = shelf == folders.UserPresets
            ? PresetOrigin.User
            : shelf == folders.BundledPresets ? PresetOrigin.Bundle : PresetOrigin.Other;
        return PresetInfo.Of(entry, origin, entry.Preset is null ? WeightsFacts.None : WeightsFacts.Of(entry.Preset));
    }

    /// <summary>Where the user's preset of this id lies, or shall.</summary>
    private string PlaceOf(string id)
    {
        if (new PresetLibrary(folders.OtherPresets).Find(id) is not null)
            throw Refusal.Conflict($"the plugin finds another preset '{id}' first, which would hide this one; "
                + "install it under another id");
        if (new PresetLibrary([folders.UserPresets]).Entries.FirstOrDefault(entry => entry.Id == id) is { } known)
            return known.Folder;
        string place = Path.Combine(folders.UserPresets, id);
        return !Path.Exists(place)
            ? place
            : throw Refusal.Conflict($"{place} holds something else; move it away, or install under another id");
    }

    /// <param name="preset">To copy and to prove.</param>
    /// <param name="place">Given the copy and the folder that holds it; has the shelf to itself.</param>
    private void Copied(Preset preset, Action<Preset, string> place)
    {
        string arriving = Path.Combine(folders.Arriving, $"preset-{Guid.NewGuid():N}");
        try
        {
            PresetLoader.Load(preset); // names the file at fault in the sender's folder
            PresetCopy.Into(preset, arriving);
            Preset copy = PresetFile.Read(arriving);
            PresetLoader.Load(copy);
            ShelfLock.Run(folders, () =>
            {
                PresetReplacing.Repair(folders, recovered);
                place(copy, arriving);
            });
        }
        finally
        {
            if (Directory.Exists(arriving))
                Directory.Delete(arriving, recursive: true);
        }

        changes.Publish("presets");
    }
}
