using System.CommandLine;
using Continuo.Engine.Encodings;
using Continuo.Training.Runs;

namespace Continuo.Studio.Commands.Train;

/// <summary>The network, and what it reads.</summary>
internal sealed class NetworkOptions
{
    private readonly Option<string?> _encoding = new("--encoding")
    {
        Description = "How music becomes symbols; else event, or that of the preset to begin from.",
    };

    private readonly Option<int?> _hidden = NumberOptions.OfPlan<int>("--hidden", "Units of a layer.", 1, 4096);
    private readonly Option<int?> _layers = NumberOptions.OfPlan<int>("--layers", "LSTM layers.", 1, 3);

    private readonly Option<int?> _embedding = NumberOptions.OfPlan<int>(
        "--embedding", "Units that stand for a symbol.", 1, 4096);

    private readonly Option<float?> _dropout = NumberOptions.OfPlan<float>(
        "--dropout", "Share of units dropped; more for little data.", 0, 0.95);

    private readonly Option<bool> _lookBack = new("--look-back")
    {
        Description = "The network also reads what the music did before; not for notechord.",
    };

    public void AddTo(Command command)
    {
        _encoding.AcceptOnlyFromAmong([.. Tokenizers.All.Select(tokenizer => tokenizer.Id)]);
        command.Add(_encoding);
        command.Add(_hidden);
        command.Add(_layers);
        command.Add(_embedding);
        command.Add(_dropout);
        command.Add(_lookBack);
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="plan">Holds where nothing is said.</param>
    public TrainingOptions Read(ParseResult parsed, TrainingOptions plan) => plan with
    {
        Encoding = parsed.GetValue(_encoding) ?? plan.Encoding,
        Hidden = parsed.GetValue(_hidden) ?? plan.Hidden,
        Layers = parsed.GetValue(_layers) ?? plan.Layers,
        Embedding = parsed.GetValue(_embedding) ?? plan.Embedding,
        Dropout = parsed.GetValue(_dropout) ?? plan.Dropout,
        LookBack = parsed.GetValue(_lookBack) || plan.LookBack,
    };
}
