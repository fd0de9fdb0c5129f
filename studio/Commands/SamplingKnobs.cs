using System.CommandLine;
using Continuo.Engine;

namespace Continuo.Studio.Commands;

/// <summary>The options by which symbols are drawn; without them a preset's own hold.</summary>
internal sealed class SamplingKnobs
{
    private readonly Option<double?> _temperature = new("--temperature") { Description = "1 = as learned, lower = safer, higher = wilder; else the preset's." };
    private readonly Option<int?> _topK = new("--top-k") { Description = "Only the K likeliest symbols may follow; 0 = all." };
    private readonly Option<double?> _topP = new("--top-p") { Description = "Only the likeliest symbols that make up this share of the probability may follow." };

    private readonly Option<double?> _adaptation = new("--adaptation") { Description = "0 = the temperature stays as it is, 1 = it steers every symbol's entropy to the target." };
    private readonly Option<double?> _entropy = new("--entropy") { Description = "Bits of surprise that a symbol should hold; with --adaptation." };
    private readonly Option<double?> _restWeight = new("--rest-weight") { Description = "Natural logarithm: 0 = rests as learned, -0.69 = half the odds, 0.69 = twice." };
    private readonly Option<double?> _holdWeight = new("--hold-weight") { Description = "The same for symbols that let notes and rests go on." };

    public void AddTo(Command command)
    {
        OptionRanges.Check(_temperature, 0, 10);
        OptionRanges.Check(_topK, 0, 65_536);
        OptionRanges.Check(_topP, 0.01, 1);
        command.Add(_temperature);
        command.Add(_topK);
        command.Add(_topP);
        OptionRanges.Check(_adaptation, 0, 1);
        OptionRanges.Check(_entropy, 0, 16);
        OptionRanges.Check(_restWeight, -20, 20);
        OptionRanges.Check(_holdWeight, -20, 20);
        command.Add(_adaptation);
        command.Add(_entropy);
        command.Add(_restWeight);
        command.Add(_holdWeight);
    }

    public EngineOptions Read(ParseResult parsed, EngineOptions standard) => standard with
    {
        Temperature = (float?)parsed.GetValue(_temperature) ?? standard.Temperature,
        TopK = parsed.GetValue(_topK) ?? standard.TopK,
        TopP = (float?)parsed.GetValue(_topP) ?? standard.TopP,
        Adaptation = (float?)parsed.GetValue(_adaptation) ?? standard.Adaptation,
        EntropyTarget = (float?)parsed.GetValue(_entropy) ?? standard.EntropyTarget,
        Weights = standard.Weights with
        {
            Rest = (float?)parsed.GetValue(_restWeight) ?? standard.Weights.Rest,
            Hold = (float?)parsed.GetValue(_holdWeight) ?? standard.Weights.Hold,
        },
    };
}
