using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Continuo.Plugin.Diagnostics;

namespace Continuo.Plugin.Presets;

/// <summary>
/// The presets that every instance of this process offers, in the order of the host's program list. A program's number
/// means the same as long as the process lives: new presets are appended, those that go or break keep their place and
/// say so.
/// </summary>
/// <remarks>[any]; opened by [beside], read again by the timer of <see cref="PresetWatch"/>.</remarks>
internal static class PresetShelf
{
    /// <summary>MIDI knows 128 programs; one number more is kept for the model that came with a song.</summary>
    public const int MostPrograms = 127;

    private static readonly Lock Gate = new();
    private static IReadOnlyList<string> _folders = [];
    private static ShelfProgram[] _programs = [];
    private static uint _revision;

    /// <summary>Programs in the list, missing and broken ones included.</summary>
    public static int Count => Programs.Length;

    /// <summary>Moves on whenever the list has changed.</summary>
    public static uint Revision => Volatile.Read(ref _revision);

    /// <summary>Where presets are looked for, for messages.</summary>
    public static string Folders => $"presets are looked for in {string.Join(", ", _folders)}";

    /// <summary>The folders, first come first served.</summary>
    public static IReadOnlyList<string> WatchedFolders => _folders;

    private static ShelfProgram[] Programs => Volatile.Read(ref _programs);

    /// <summary>
    /// Reads the folders of <see cref="PresetFolders"/>. What is broken is logged.
    /// </summary>
    /// <param name="bundleResources">Has the presets that ship.</param>
    /// <param name="told">Ids of the presets that the host has been told of: they keep their numbers.</param>
    public static void Open(string bundleResources, IEnumerable<string> told) =>
        Open(PresetFolders.InOrder(Path.Combine(bundleResources, "presets")), told);

    /// <summary>Reads these folders, and forgets all others.</summary>
    public static void Open(IReadOnlyList<string> folders, IEnumerable<string>? told = null)
    {
        lock (Gate)
        {
            _folders = folders;
            Volatile.Write(
                ref _programs,
                [.. (told ?? []).Where(id => id.Length > 0).Select(id => new ShelfProgram(id, Entry: null, id))]);
            ReadAgain();
        }
        if (Count == 0)
            PluginLog.Write($"there are no presets; {Folders}");
    }

    /// <summary>Reads the folders again; true when the list is another now.</summary>
    public static bool ReadAgain()
    {
        var library = new PresetLibrary(_folders);
        lock (Gate)
        {
            ShelfProgram[] before = Programs;
            ShelfProgram[] after = Merge(before, library.Entries);
            Volatile.Write(ref _programs, after);
            if (before.Length == after.Length && before.Zip(after).All(pair => IsListedAlike(pair.First, pair.Second)))
                return false;
            Report(before, after);
            Volatile.Write(ref _revision, _revision + 1);
            return true;
        }
    }

    /// <summary>The preset's files were sound to look at, but its model could not be read.</summary>
    public static void MarkBroken(PresetEntry entry, string error)
    {
        lock (Gate)
        {
            int index = IndexOf(entry.Id);
            if (index < 0 || Programs[index].Entry != entry)
                return;
            ShelfProgram[] after = [.. Programs];
            after[index] = after[index] with { Entry = entry with { Preset = null, Error = error } };
            Volatile.Write(ref _programs, after);
            Volatile.Write(ref _revision, _revision + 1);
        }
    }

    /// <summary>A program's name; a missing or broken one says so.</summary>
    public static string NameOf(int index) => Programs[index].Name;

    /// <summary>True when the program can be expected to play.</summary>
    public static bool IsPlayable(int index) =>
        Programs is var programs && index >= 0 && index < programs.Length && programs[index].IsPlayable;

    /// <summary>
    /// The plain values that a program brings for the knobs; those of other parameters are passed over.
    /// </summary>
    public static IEnumerable<KeyValuePair<ParameterId, double>> DefaultsOf(int index) =>
        Programs is var programs && index >= 0 && index < programs.Length && programs[index].Entry?.Preset is { } preset
            ? preset.Defaults.Where(pair => ParameterTable.Row(pair.Key).IsInPreset)
            : [];

    /// <summary>The preset with this id, broken or sound; null when it is not installed.</summary>
    public static PresetEntry? Find(string? id) => Programs.FirstOrDefault(program => program.Id == id)?.Entry;

    /// <summary>Program number of a preset, installed or missing; -1 when it was never seen.</summary>
    public static int IndexOf(string? id) => Array.FindIndex(Programs, program => program.Id == id);

    /// <summary>
    /// The preset that the parameter Preset stands for, 0..1 on the scale of its row in the table; null when there is
    /// none.
    /// </summary>
    public static string? IdAt(double normalized) =>
        IdOf((int)ParameterTable.Row(ParameterId.Preset).ToPlain(normalized));

    /// <summary>The preset of a program's number; null when there is none.</summary>
    public static string? IdOf(int index) =>
        Programs is var programs && index >= 0 && index < programs.Length ? programs[index].Id : null;

    private static ShelfProgram[] Merge(ShelfProgram[] before, IReadOnlyList<PresetEntry> entries)
    {
        Dictionary<string, PresetEntry> found = entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        List<ShelfProgram> after = [.. before.Select(program => Renew(program, found.GetValueOrDefault(program.Id)))];
        foreach (PresetEntry entry in entries.Where(entry => before.All(program => program.Id != entry.Id)))
        {
            if (after.Count < MostPrograms)
                after.Add(new ShelfProgram(entry.Id, entry, entry.Preset?.Name ?? entry.Id));
            else
                PluginLog.Write($"preset '{entry.Id}' is left out: {MostPrograms} are listed already");
        }
        return [.. after];
    }

    private static ShelfProgram Renew(ShelfProgram program, PresetEntry? entry) =>
        program with { Entry = entry, LastName = entry?.Preset?.Name ?? program.LastName };

    private static bool IsListedAlike(ShelfProgram a, ShelfProgram b) =>
        a.Name == b.Name && a.IsPlayable == b.IsPlayable;

    private static void Report(ShelfProgram[] before, ShelfProgram[] after)
    {
        for (int index = 0; index < after.Length; index++)
        {
            ShelfProgram now = after[index];
            ShelfProgram? then = index < before.Length ? before[index] : null;
            if (then is not null && IsListedAlike(now, then))
                continue;
            if (now.Entry?.Error is { } error)
                PluginLog.Write($"preset '{now.Id}' is broken: {error}");
            else if (now.Entry is null)
                PluginLog.Write($"preset '{now.Id}' is gone; {Folders}");
            else if (_revision > 0)
                PluginLog.Write(
                    $"preset '{now.Id}' is {(then is null ? "new" : "there again")}, in {now.Entry.Folder}");
        }
    }
}
