using System.CommandLine;
using System.Globalization;
using Continuo.Engine.Presets;
using Continuo.Engine.Storage;
using Continuo.Studio.Common;
using Continuo.Studio.Music;
using Continuo.Studio.Presets;

namespace Continuo.Studio.Commands.Presets;

/// <summary>
/// <c>continuo presets install|rename|export|import|remove</c>: each whole or not at all, also while the plugin plays
/// and the studio runs.
/// </summary>
internal static class PresetChangeCommands
{
    public static Command Install()
    {
        Argument<DirectoryInfo> folder = new("FOLDER") { Description = "A folder with preset.json and its model." };
        Option<string?> id = new("--as") { Description = "Under this id, not its own." };
        Option<bool> json = PresetsCommand.JsonOption();
        Command command = new("install", "Copy a preset into the user's folder, where the plugin finds it.\n\n"
            + "Examples:\n"
            + "  continuo presets install models/my-tunes\n"
            + "  continuo presets install models/my-tunes --as my-tunes-louder") { folder, id, json };
        command.SetAction(parsed => Done(
            parsed, json, "installed",
            shelf => shelf.InfoOf(shelf.Install(parsed.GetValue(folder)!.FullName, parsed.GetValue(id)))));
        return command;
    }

    public static Command Rename()
    {
        Argument<string> id = new("ID");
        Option<string?> name = new("--name") { Description = "What the plugin shows." };
        Option<string?> style = new("--style") { Description = "A word or two." };
        Option<string?> description = new("--description") { Description = "A sentence or two." };
        Option<string[]> defaults = new("--default")
        {
            Description = "KNOB=VALUE: what the plugin sets with it, as \"Top K=8\"; without a value = none.",
        };
        Option<bool> json = PresetsCommand.JsonOption();
        Command command = new("rename", "Give one of the user's presets another name, style, "
            + "description or other defaults; its id stays.\n\nExamples:\n"
            + "  continuo presets rename my-tunes --name \"My tunes\"\n"
            + "  continuo presets rename my-tunes --default \"Temperature=1.1\" --default \"Top K=\"")
        {
            id, name, style, description, defaults, json,
        };
        command.SetAction(parsed =>
        {
            PresetChange change = new(
                parsed.GetValue(name), parsed.GetValue(style), parsed.GetValue(description),
                Defaults(parsed.GetValue(defaults) ?? []));
            Done(parsed, json, "changed", shelf => shelf.Change(parsed.GetValue(id)!, change));
        });
        return command;
    }

    public static Command Export()
    {
        Argument<string> id = new("ID");
        Option<FileInfo?> output = new("--output", "-o") { Description = "The file to write; else ID.continuo here." };
        Option<bool> json = PresetsCommand.JsonOption();
        Command command = new("export", "Write a preset with its weights into one file, "
            + "for another studio to import.\n\nExamples:\n"
            + "  continuo presets export irish\n"
            + "  continuo presets export my-tunes -o my-tunes.continuo") { id, output, json };
        command.SetAction(parsed =>
        {
            StudioFolders folders = StudioFolders.OfUser;
            folders.Create();
            Preset preset = PresetsCommand.OpenShelf().Find(parsed.GetValue(id)!);
            FileInfo file = parsed.GetValue(output) ?? new(preset.Id + PresetPackage.Extension);
            AtomicFile.Write(file.FullName, stream => PresetPackage.Write(preset, folders, stream));
            file.Refresh();
            if (parsed.GetValue(json))
                PresetsCommand.PrintJson(new { preset.Id, File = file.FullName, Bytes = file.Length });
            else
                Console.WriteLine(
                    FormattableString.Invariant($"exported {preset.Id} to {file.FullName} ({file.Length:N0} bytes)"));
        });
        return command;
    }

    public static Command Import()
    {
        Argument<FileInfo[]> files = new("FILE")
        {
            Description = "Files that were exported.",
            Arity = ArgumentArity.OneOrMore,
        };
        Option<bool> json = PresetsCommand.JsonOption();
        Command command = new("import", "Take exported presets in; one whose id is taken gets another.\n\nExamples:\n"
            + "  continuo presets import my-tunes.continuo\n"
            + "  continuo presets import *.continuo --json") { files, json };
        command.SetAction((parsed, cancel) => ImportAsync(parsed.GetValue(files)!, parsed.GetValue(json), cancel));
        return command;
    }

    public static Command Remove()
    {
        Argument<string> id = new("ID");
        Option<bool> json = PresetsCommand.JsonOption();
        Command command = new("remove", "Remove a preset from the user's folder; the bundle's own stay.\n\nExample:\n"
            + "  continuo presets remove my-tunes") { id, json };
        command.SetAction(parsed =>
        {
            StudioFolders.OfUser.Create();
            string wanted = parsed.GetValue(id)!;
            PresetsCommand.OpenShelf().Remove(wanted);
            if (parsed.GetValue(json))
                PresetsCommand.PrintJson(new { Removed = wanted });
            else
                Console.WriteLine($"removed {wanted}");
        });
        return command;
    }

    private static async Task<int> ImportAsync(FileInfo[] files, bool asJson, CancellationToken cancel)
    {
        StudioFolders.OfUser.Create();
        using PresetImport import = new(StudioFolders.OfUser, PresetsCommand.OpenShelf());
        ImportAnswer answer = await import.TakeAsync(
            [.. files.Select(file => new Arrival(file.FullName, file.FullName))], cancel);
        if (asJson)
            PresetsCommand.PrintJson(answer);
        foreach (PresetInfo preset in asJson ? [] : answer.Added)
            Console.WriteLine($"imported {preset.Id} ({preset.Name})");
        foreach (RefusedFile file in answer.Refused)
            Console.Error.WriteLine($"continuo: {file.File} {file.Reason}");
        return answer.Refused.Count == 0 ? CommandRunner.Done : CommandRunner.Failed;
    }

    private static void Done(ParseResult parsed, Option<bool> json, string what, Func<PresetShelf, PresetInfo> change)
    {
        StudioFolders.OfUser.Create();
        PresetInfo preset = change(PresetsCommand.OpenShelf());
        if (parsed.GetValue(json))
            PresetsCommand.PrintJson(preset);
        else
            Console.WriteLine(
                $"{what} {preset.Id} ({preset.Name}) in {Path.Combine(StudioFolders.OfUser.UserPresets, preset.Id)}");
    }

    private static Dictionary<string, double?>? Defaults(string[] settings)
    {
        if (settings.Length == 0)
            return null;
        Dictionary<string, double?> defaults = [];
        foreach (string setting in settings)
        {
            int sign = setting.LastIndexOf('=');
            string value = setting[(sign + 1)..].Trim();
            double number = 0;
            if (sign < 1
                || (value.Length > 0
                    && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out number)))
                throw new ArgumentException($"'{setting}' is not KNOB=VALUE with a number, as \"Top K=8\"");
            defaults[setting[..sign].Trim()] = value.Length > 0 ? number : null;
        }

        return defaults;
    }
}
