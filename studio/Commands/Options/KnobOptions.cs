using System.CommandLine;
using System.CommandLine.Parsing;
using Continuo.Engine;
using Continuo.Engine.Parameters;
using Continuo.Engine.Presets;
using Continuo.Studio.Rendering;

namespace Continuo.Studio.Commands.Options;

/// <summary>An option for each of the plugin's knobs that plays a part without a host.</summary>
internal sealed class KnobOptions
{
    private readonly List<(ParameterId Id, Option<double?> Option)> _knobs =
        [.. ParameterTable.Offline.SelectMany(OptionsOf)];

    // Not a knob of the plugin: an experiment's.
    private readonly Option<double> _holdWeight = new("--hold-weight")
    {
        Description = "As --rest-weight, for symbols that let notes and rests go on.",
        HelpName = "-20..20",
    };

    public void AddTo(Command command)
    {
        foreach ((_, Option<double?> knob) in _knobs)
            command.Add(knob);
        OptionRanges.Check(_holdWeight, -20, 20);
        command.Add(_holdWeight);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="preset">Its defaults hold where nothing is said; null = the plugin's.</param>
    public EngineOptions Read(ParseResult parsed, Preset? preset)
    {
        Dictionary<ParameterId, double> set = [];
        foreach ((ParameterId id, Option<double?> knob) in _knobs)
        {
            if (parsed.GetValue(knob) is { } plain)
                set[id] = plain;
        }

        EngineOptions options = PresetOptions.Offline(preset, set);
        return options with { Weights = options.Weights with { Hold = (float)parsed.GetValue(_holdWeight) } };
    }

    private static IEnumerable<(ParameterId Id, Option<double?> Option)> OptionsOf(Parameter row)
    {
        foreach (string old in row.Offline!.OldNames)
            yield return (row.Id, OptionOf(row, "--" + old, isHidden: true));
        yield return (row.Id, OptionOf(row, row.OptionName(), isHidden: false));
    }

    private static Option<double?> OptionOf(Parameter row, string name, bool isHidden) => new(name)
    {
        Hidden = isHidden,
        Description = row.Kind == ParameterKind.List ? $"{row.Help} One of: {row.OfflineRange()}." : row.Help,
        HelpName = row.Kind == ParameterKind.List ? "name" : row.OfflineRange(),
        CustomParser = result => Parse(row, name, result),
    };

    private static double? Parse(Parameter row, string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        string? problem = row.TryRead(text, out double plain)
            ? row.OfflineProblem(plain)
            : $"'{text}' is not one of {row.OfflineRange()}";
        if (problem is null)
            return plain;
        result.AddError($"{name}: {problem}");
        return null;
    }
}
