using System.CommandLine;
using Continuo.Engine;

namespace Continuo.Studio.Commands;

/// <summary>The options by which symbols are drawn; without them a preset's own hold.</summary>
internal sealed class SamplingKnobs
{
    private readonly Option<double?> _temperature = new("--temperature") { Description = "1 = as learned, lower = safer, higher = wilder; else the preset's." };
    private readonly Option<int?> _topK = new("--top-k") { Description = "Only the K likeliest symbols may follow; 0 = all." };
    private readonly Option<double?> _topP = new("--top-p") { Description = "Only the likeliest symbols that make up this share of the probability may follow." };

    public void AddTo(Command command)
    {
        OptionRanges.Check(_temperature, 0, 10);
        OptionRanges.Check(_topK, 0, 65_536);
        OptionRanges.Check(_topP, 0.01, 1);
        command.Add(_temperature);
        command.Add(_topK);
        command.Add(_topP);
    }

    public EngineOptions Read(ParseResult parsed, EngineOptions standard) => standard with
    {
        Temperature = (float?)parsed.GetValue(_temperature) ?? standard.Temperature,
        TopK = parsed.GetValue(_topK) ?? standard.TopK,
        TopP = (float?)parsed.GetValue(_topP) ?? standard.TopP,
    };
}
