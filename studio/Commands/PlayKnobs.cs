using System.CommandLine;
using Continuo.Engine;
using Continuo.Engine.Music;

namespace Continuo.Studio.Commands;

/// <summary>What an answer may hold and how much of it, as the plugin's parameters of the same names have it.</summary>
internal sealed class PlayKnobs
{
    private readonly Option<double?> _density = new("--density") { Description = "-1 = far fewer notes in the time, 1 = far more; 0 = as learned." };
    private readonly Option<int?> _lowest = new("--lowest") { Description = "No note below this MIDI number; 60 is middle C." };
    private readonly Option<int?> _highest = new("--highest") { Description = "No note above this MIDI number." };
    private readonly Option<ScaleKind?> _scale = new("--scale") { Description = $"On the key's tonic: {string.Join(", ", Enum.GetNames<ScaleKind>())}." };
    private readonly Option<double?> _scaleStrength = new("--scale-strength") { Description = "0 = every note as learned, 1 = none outside the scale." };
    private readonly Option<int?> _polyphony = new("--polyphony") { Description = "Notes that sound together at most." };

    public void AddTo(Command command)
    {
        OptionRanges.Check(_lowest, 0, 127);
        OptionRanges.Check(_highest, 0, 127);
        OptionRanges.Check(_polyphony, 1, 16);
        OptionRanges.Check(_density, -1, 1);
        OptionRanges.Check(_scaleStrength, 0, 1);
        foreach (Option option in new Option[] { _density, _lowest, _highest, _scale, _scaleStrength, _polyphony })
            command.Add(option);
    }

    public EngineOptions Read(ParseResult parsed, EngineOptions standard) => standard with
    {
        Density = (float?)parsed.GetValue(_density) ?? standard.Density,
        Lowest = parsed.GetValue(_lowest) is { } lowest ? new((byte)lowest) : standard.Lowest,
        Highest = parsed.GetValue(_highest) is { } highest ? new((byte)highest) : standard.Highest,
        Scale = parsed.GetValue(_scale) ?? standard.Scale,
        ScaleStrength = (float?)parsed.GetValue(_scaleStrength) ?? standard.ScaleStrength,
        Polyphony = parsed.GetValue(_polyphony) ?? standard.Polyphony,
    };
}
