using System.CommandLine;
using System.Text.Json;
using Continuo.Engine.Presets;
using Continuo.Studio.Common;
using Continuo.Studio.Presets;

namespace Continuo.Studio.Commands.Presets;

/// <summary>
/// <c>continuo presets</c>: the presets that the plugin offers. What changes them is in
/// <see cref="PresetChangeCommands"/>.
/// </summary>
internal static class PresetsCommand
{
    private const string Help = """
        List, show, install, rename, export, import and remove presets; count the loops of their music.

        Examples:
          continuo presets list
          continuo presets install models/my-tunes
          continuo presets rename my-tunes --name "My tunes" --default "Temperature=1.1"
          continuo presets export my-tunes -o my-tunes.continuo
        """;

    private static readonly JsonSerializerOptions Json = MakeJson();

    public static Command Create() => new("presets", Help)
    {
        List(), Show(),
        PresetChangeCommands.Install(), PresetChangeCommands.Rename(),
        PresetChangeCommands.Export(), PresetChangeCommands.Import(), PresetChangeCommands.Remove(),
        CountLoopsCommand.Create(),
    };

    public static Option<bool> JsonOption() => new("--json") { Description = "Print JSON." };

    /// <summary>A shelf of the user's; no page hears of its changes, but every page asks again.</summary>
    public static PresetShelf OpenShelf() => new(StudioFolders.OfUser, new(), new());

    public static void PrintJson(object what) => Console.WriteLine(JsonSerializer.Serialize(what, Json));

    private static Command List()
    {
        Option<bool> json = JsonOption();
        Command command = new("list", "The presets that the plugin offers, broken ones too.\n\nExamples:\n"
            + "  continuo presets list\n"
            + "  continuo presets list --json") { json };
        command.SetAction(parsed =>
        {
            IReadOnlyList<PresetInfo> presets = OpenShelf().All;
            if (parsed.GetValue(json))
            {
                PrintJson(presets);
                return;
            }
            foreach (PresetInfo preset in presets)
                Console.WriteLine($"{preset.Id,-16} {preset.Origin.ToString().ToLowerInvariant(),-8} "
                    + $"{(preset.Error is { } error ? "broken: " + error : preset.Name)}");
        });
        return command;
    }

    private static Command Show()
    {
        Argument<string> id = new("ID");
        Option<bool> json = JsonOption();
        Command command = new("show", "What is known of a preset.\n\nExamples:\n"
            + "  continuo presets show irish\n"
            + "  continuo presets show irish --json") { id, json };
        command.SetAction(parsed =>
        {
            PresetShelf shelf = OpenShelf();
            PresetInfo preset = shelf.InfoOf(parsed.GetValue(id)!);
            if (parsed.GetValue(json))
                PrintJson(preset);
            else
                Console.WriteLine(File.ReadAllText(Path.Combine(shelf.Find(preset.Id).Folder, PresetFile.FileName)));
        });
        return command;
    }

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions
        {
            WriteIndented = true,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        };
        StudioJson.Shape(json);
        return json;
    }
}
