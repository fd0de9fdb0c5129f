using System.CommandLine;
using Continuo.Training.Batches;

namespace Continuo.Studio.Commands.Train;

/// <summary>How pieces are varied from epoch to epoch.</summary>
internal sealed class AugmentationOptions
{
    private static readonly Augmentation Standard = new();

    private readonly Option<bool> _noTranspose = new("--no-transpose")
    {
        Description = "Learn every piece in its own key only.",
    };

    private readonly Option<int> _louder = NumberOptions.WithDefault(
        "--louder", "Vary a piece's loudness by up to N MIDI steps.", Standard.Louder, 0, 126);

    private readonly Option<double> _uneven = new("--uneven")
    {
        Description = "Share of pieces whose notes are struck unevenly, 0..1.",
        DefaultValueFactory = _ => Standard.Uneven,
    };

    private readonly Option<double> _flat = new("--flat")
    {
        Description = "Share of pieces whose notes are all equally loud, 0..1.",
        DefaultValueFactory = _ => Standard.Flat,
    };

    private readonly Option<double> _midStarts = new("--mid-starts")
    {
        Description = "Share of pieces entered at a bar in the middle, 0..1.",
        DefaultValueFactory = _ => Standard.MidStarts,
    };

    public void AddTo(Command command)
    {
        command.Add(_noTranspose);
        command.Add(_louder);
        command.Add(_uneven);
        command.Add(_flat);
        command.Add(_midStarts);
    }

    public Augmentation Read(ParseResult parsed) => new()
    {
        Transpose = !parsed.GetValue(_noTranspose),
        Louder = parsed.GetValue(_louder),
        Uneven = parsed.GetValue(_uneven),
        Flat = parsed.GetValue(_flat),
        MidStarts = parsed.GetValue(_midStarts),
    };
}
