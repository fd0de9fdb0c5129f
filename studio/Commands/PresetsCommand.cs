using System.CommandLine;
using System.Text.Json;
using Continuo.Engine.Control;
using Continuo.Studio.Rendering;

namespace Continuo.Studio.Commands;

/// <summary><c>continuo presets list|show|install|remove</c>: the presets that the plugin offers.</summary>
internal static class PresetsCommand
{
    public static Command Create() => new("presets", "List, show, install and remove presets.") { List(), Show(), Install(), Remove() };

    private static Command List()
    {
        Option<bool> json = new("--json") { Description = "Print JSON." };
        Command command = new("list", "The presets that the plugin offers, broken ones too.") { json };
        command.SetAction(parsed =>
        {
            IReadOnlyList<PresetEntry> entries = InstalledPresets.Library.Entries;
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(entries.Select(entry =>
                    new { entry.Id, entry.Preset?.Name, entry.Preset?.Style, entry.Folder, entry.Error })));
                return;
            }
            foreach (PresetEntry entry in entries)
                Console.WriteLine($"{entry.Id,-16} {entry.Preset?.Name ?? "broken: " + entry.Error,-24} {entry.Folder}");
        });
        return command;
    }

    private static Command Show()
    {
        Argument<string> id = new("ID");
        Command command = new("show", "What a preset's file says.") { id };
        command.SetAction(parsed => Console.WriteLine(File.ReadAllText(Path.Combine(Find(parsed.GetValue(id)!).Folder, PresetFile.FileName))));
        return command;
    }

    private static Command Install()
    {
        Argument<DirectoryInfo> folder = new("FOLDER") { Description = "A folder with preset.json and its model." };
        Command command = new("install", "Copy a preset into the user's folder, where the plugin finds it.") { folder };
        command.SetAction(parsed =>
        {
            // Loading it proves that it is whole before anything is copied.
            Preset preset = PresetFile.Read(parsed.GetValue(folder)!.FullName);
            PresetLoader.Load(preset);
            string place = Path.Combine(PresetFolders.User, preset.Id);
            string arriving = place + ".arriving";
            Directory.CreateDirectory(arriving);
            string model = Path.GetFileName(preset.ModelPath);
            File.Copy(preset.ModelPath, Path.Combine(arriving, model), overwrite: true);
            if (preset.ModelFile == model)
                File.Copy(Path.Combine(preset.Folder, PresetFile.FileName), Path.Combine(arriving, PresetFile.FileName), overwrite: true);
            else
                PresetFile.Write(arriving, preset with { ModelFile = model }); // it takes the shared weights along
            if (Directory.Exists(place))
                Directory.Delete(place, recursive: true);
            Directory.Move(arriving, place);
            Console.WriteLine($"installed {preset.Id} into {place}");
        });
        return command;
    }

    private static Command Remove()
    {
        Argument<string> id = new("ID");
        Command command = new("remove", "Remove a preset from the user's folder; the bundle's own stay.") { id };
        command.SetAction(parsed =>
        {
            string wanted = Find(parsed.GetValue(id)!).Id;
            string place = Path.Combine(PresetFolders.User, wanted);
            if (!Directory.Exists(place))
                throw new InvalidOperationException($"'{wanted}' is not one of the user's presets ({PresetFolders.User})");
            Directory.Delete(place, recursive: true);
            Console.WriteLine($"removed {wanted}");
        });
        return command;
    }

    private static PresetEntry Find(string id) =>
        InstalledPresets.Library.Entries.FirstOrDefault(entry => entry.Id == id)
        ?? throw new ArgumentException($"no preset '{id}'; see `continuo presets list`");
}
