using System.CommandLine;
using Continuo.Engine;
using Continuo.Training.Measures;

namespace Continuo.Studio.Commands;

/// <summary>The options by which openings are continued for measuring.</summary>
internal sealed class ContinuationKnobs
{
    private static readonly ContinuationOptions Standard = new();

    private readonly Option<int> _opening = new("--opening") { Description = "Bars of each piece that are heard.", DefaultValueFactory = _ => Standard.OpeningBars };
    private readonly Option<int> _answer = new("--answer") { Description = "Bars that are continued.", DefaultValueFactory = _ => Standard.AnswerBars };
    private readonly Option<ulong> _seed = new("--seed") { Description = "Of the continuations.", DefaultValueFactory = _ => Standard.Seed };
    private readonly SamplingKnobs _sampling = new();

    public void AddTo(Command command)
    {
        OptionRanges.Check(_opening, 1, 1024);
        OptionRanges.Check(_answer, 1, 1024);
        command.Add(_opening);
        command.Add(_answer);
        command.Add(_seed);
        _sampling.AddTo(command);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="standard">What is in force where nothing is said.</param>
    public ContinuationOptions Read(ParseResult parsed, EngineOptions standard) => new()
    {
        OpeningBars = parsed.GetValue(_opening),
        AnswerBars = parsed.GetValue(_answer),
        Seed = parsed.GetValue(_seed),
        Engine = _sampling.Read(parsed, standard),
    };
}
