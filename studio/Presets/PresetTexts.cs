using Continuo.Engine.Presets;
using Continuo.Studio.Music;

namespace Continuo.Studio.Presets;

/// <summary>
/// The texts and figures of strangers' presets as they may be shown and
/// kept: of sane length, without control characters.
/// </summary>
internal static class PresetTexts
{
    public const int NameLetters = 80;
    public const int StyleLetters = 60;
    public const int DescriptionLetters = 2000;

    private const int NoteLetters = 4000;
    private const int SetLetters = 80;
    private const int MostSets = 64;

    /// <summary>What somebody sent, as it may stand in an answer.</summary>
    public static string Shown(string text) => PlainText.Clean(text, "", NameLetters);

    public static Preset Cleaned(Preset preset) => preset with
    {
        Name = PlainText.Clean(preset.Name, preset.Id, NameLetters),
        Style = PlainText.Clean(preset.Style, "", StyleLetters),
        Description = PlainText.Clean(preset.Description, "", DescriptionLetters),
        Training = preset.Training is { } training ? Cleaned(training) : null,
        Metrics = Cleaned(preset.Metrics),
    };

    // A file may say null where the type does not.
    private static PresetTraining Cleaned(PresetTraining training) => training with
    {
        Data = PlainText.Clean(training.Data ?? "", "", NoteLetters),
        Licence = PlainText.Clean(training.Licence ?? "", "", NoteLetters),
        Command = PlainText.Clean(training.Command ?? "", "", NoteLetters),
        Machine = training.Machine is { } machine ? PlainText.Clean(machine, "", SetLetters) : null,
        Epochs = FiniteOrNull(training.Epochs),
        Seconds = FiniteOrNull(training.Seconds),
    };

    private static Dictionary<string, PresetMetrics> Cleaned(IReadOnlyDictionary<string, PresetMetrics> metrics)
    {
        Dictionary<string, PresetMetrics> clean = [];
        foreach ((string set, PresetMetrics? figures) in metrics.Take(MostSets))
        {
            if (figures is { BitsPerNote: var bits } && double.IsFinite(bits))
                clean[PlainText.Clean(set, "?", SetLetters)] = figures with
                {
                    PpmBitsPerNote = FiniteOrNull(figures.PpmBitsPerNote),
                };
        }

        return clean;
    }

    private static double? FiniteOrNull(double? number) => number is { } value && double.IsFinite(value) ? value : null;
}
