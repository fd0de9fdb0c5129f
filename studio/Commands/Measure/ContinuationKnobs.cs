using System.CommandLine;
using Continuo.Engine.Presets;
using Continuo.Studio.Commands.Options;
using Continuo.Training.Measures;

namespace Continuo.Studio.Commands.Measure;

/// <summary>The options by which openings are continued for measuring.</summary>
internal sealed class ContinuationKnobs
{
    private static readonly ContinuationOptions Standard = new();

    private readonly Option<int> _opening = new("--opening")
    {
        Description = "How many bars of each piece are given.",
        DefaultValueFactory = _ => Standard.OpeningBars,
    };

    private readonly Option<int> _answer = new("--answer")
    {
        Description = "How many bars are written.",
        DefaultValueFactory = _ => Standard.AnswerBars,
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "The same seed gives the same notes.",
        DefaultValueFactory = _ => Standard.Seed,
    };

    private readonly KnobOptions _knobs = new();

    public void AddTo(Command command)
    {
        OptionRanges.Check(_opening, 1, 1024);
        OptionRanges.Check(_answer, 1, 1024);
        command.Add(_opening);
        command.Add(_answer);
        command.Add(_seed);
        _knobs.AddTo(command);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="preset">Its defaults hold where nothing is said; null = the plugin's.</param>
    public ContinuationOptions Read(ParseResult parsed, Preset? preset) => new()
    {
        OpeningBars = parsed.GetValue(_opening),
        AnswerBars = parsed.GetValue(_answer),
        Seed = parsed.GetValue(_seed),
        Engine = _knobs.Read(parsed, preset),
    };
}
