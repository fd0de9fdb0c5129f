using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Continuo.Engine.Music;
using Continuo.Engine.Parameters;

namespace Continuo.Studio.Commands.Parameters;

/// <summary>
/// <c>continuo parameters-docs FOLDER</c>: writes the parameter table's parts of the documentation, which stand between
/// the comments <c>parameters:NAME</c> and <c>/parameters</c>; the build calls it.
/// </summary>
internal static partial class ParametersDocsCommand
{
    // What MIDI calls the controllers that have a name.
    private static readonly Dictionary<int, string> ControllerNames = new()
    {
        [1] = "modulation wheel", [7] = "volume", [64] = "sustain pedal",
        [16] = "general purpose 1", [17] = "general purpose 2", [18] = "general purpose 3", [19] = "general purpose 4",
        [80] = "general purpose 5", [81] = "general purpose 6", [82] = "general purpose 7", [83] = "general purpose 8",
    };

    public static Command Create()
    {
        Argument<DirectoryInfo> folder = new("FOLDER");
        Command command = new("parameters-docs", "Refresh the parameter tables in the documents of a folder.")
        {
            folder,
        };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (FileInfo file in parsed.GetValue(folder)!.EnumerateFiles("*.md"))
            {
                string text = File.ReadAllText(file.FullName);
                string refreshed = Refreshed(text);
                if (refreshed != text)
                    File.WriteAllText(file.FullName, refreshed);
            }
        });
        return command;
    }

    /// <summary>A document whose parts from the parameter table are up to date.</summary>
    /// <exception cref="InvalidDataException">It asks for a part that there is not.</exception>
    public static string Refreshed(string markdown) => Part().Replace(
        markdown, part => part.Groups["begin"].Value + PartNamed(part.Groups["name"].Value) + part.Groups["end"].Value);

    private static string PartNamed(string name) => name switch
    {
        "controllers" => Controllers(),
        "learnable" => string.Join(", ", ParameterTable.Learnable.Select(row => row.Name)),
        "shim-only" => Names(row => row.Scope == ParameterScope.Shim),
        "triggers" => Names(row => row.IsTrigger),
        _ when Enum.TryParse(name, out ParameterGroup group) => Group(group),
        _ => throw new InvalidDataException($"the parameter table has no part '{name}'"),
    };

    private static string Names(Func<Parameter, bool> which) =>
        string.Join(", ", ParameterTable.ByGroup.Where(which).Select(row => row.Name));

    private static string Group(ParameterGroup group)
    {
        Parameter[] rows = [.. ParameterTable.ByGroup.Where(row => row.Group == group)];
        bool areTold = rows.All(row => row.Flags.HasFlag(ParameterFlags.IsReadOnly));
        StringBuilder text = new(areTold
            ? "\n| Number | What it says |\n|---|---|\n"
            : "\n| Knob | Range | At first | With a preset | What it does |\n|---|---|---|---|---|\n");
        foreach (Parameter row in rows)
        {
            if (areTold)
                text.Append($"| {row.Name} | {row.Help} |\n");
            else
                text.Append(
                    $"| {row.Name} | {Range(row)} | {Shown(row, row.Default)} | {Preset(row)} | {row.Help} |\n");
        }

        return text.ToString();
    }

    private static string Controllers()
    {
        StringBuilder text = new("\n| CC | Parameter | |\n|---|---|---|\n");
        foreach (Parameter row in ParameterTable.ByController)
        {
            string name = ControllerNames.GetValueOrDefault((int)row.Controller!, "");
            string use = row.Kind == ParameterKind.Toggle && !row.IsTrigger ? "64 and above: on" : "";
            string both = name.Length > 0 && use.Length > 0 ? $"{name}; {use}" : name + use;
            text.Append(CultureInfo.InvariantCulture, $"| {row.Controller} | {row.Name} | {both} |\n");
        }

        return text.ToString();
    }

    private static string Preset(Parameter row) => row.IsInPreset ? "yes" : "";

    private static string Range(Parameter row)
    {
        if (row.IsTrigger)
            return "a button";
        if (row.Flags.HasFlag(ParameterFlags.ChoosesProgram))
            return "the program list";
        if (row.Labels.Count > 12)
            return $"{row.Labels[0]}, {row.Labels[1]} … {row.Labels[^1]}";
        return row.Labels.Count > 0
            ? string.Join(", ", row.Labels)
            : $"{Shown(row, row.Minimum)} to {Shown(row, row.Maximum)} {row.Units}".TrimEnd();
    }

    private static string Shown(Parameter row, double plain)
    {
        if (row.IsTrigger || row.Flags.HasFlag(ParameterFlags.ChoosesProgram))
            return "";
        if (row.Labels.Count > 0)
            return row.Labels[(int)(plain - row.Minimum)];
        return row.Kind == ParameterKind.Pitch
            ? new Pitch((byte)plain).ToString()
            : plain.ToString(CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(
        "(?<begin><!-- parameters:(?<name>[A-Za-z-]+) -->).*?(?<end><!-- /parameters -->)", RegexOptions.Singleline)]
    private static partial Regex Part();
}
