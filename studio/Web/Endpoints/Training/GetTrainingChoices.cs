using Continuo.Engine.Encodings;
using Continuo.Studio.Common;
using Continuo.Training.Runs;

namespace Continuo.Studio.Web.Endpoints.Training;

/// <summary>What there is to choose from for a training.</summary>
/// <param name="Encodings">How music becomes symbols.</param>
/// <param name="Sizes">Units of a layer, from small and quick to large and slow; only from nothing.</param>
/// <param name="Presets">To begin from.</param>
/// <param name="Defaults">What is taken when nothing is chosen.</param>
internal sealed record TrainingChoices(
    IReadOnlyList<EncodingChoice> Encodings, IReadOnlyList<SizeChoice> Sizes, IReadOnlyList<BeginningChoice> Presets,
    TrainingDefaults Defaults);

/// <param name="Id">As requests name it.</param>
/// <param name="Name">What the musician reads.</param>
/// <param name="Description">For which music.</param>
internal sealed record EncodingChoice(string Id, string Name, string Description);

/// <param name="Hidden">Units of a layer.</param>
/// <param name="Name">What the musician reads.</param>
/// <param name="Description">For how much music.</param>
internal sealed record SizeChoice(int Hidden, string Name, string Description);

/// <param name="Id">As requests name it.</param>
/// <param name="Name">What the musician reads.</param>
/// <param name="Style">A word or two.</param>
/// <param name="Description">A sentence.</param>
/// <param name="Encoding">Which a training that begins from it keeps.</param>
internal sealed record BeginningChoice(string Id, string Name, string Style, string Description, string Encoding);

/// <param name="From">Null = from nothing, where no preset is installed.</param>
/// <param name="Effort">Quick.</param>
/// <param name="Encoding">From nothing.</param>
internal sealed record TrainingDefaults(string? From, TrainingEffort Effort, string Encoding);

/// <summary><c>GET /api/training/choices</c></summary>
internal static class GetTrainingChoices
{
    /// <summary>Has heard most and most various music: docs/decisions/0018.</summary>
    private const string BestToBeginFrom = "styles";

    private static readonly SizeChoice[] Sizes =
    [
        new(128, "Small", "for fewer than 10,000 notes; quick"),
        new(256, "Medium", "for fewer than 100,000 notes"),
        new(384, "Large", "for more; four times as slow as the small one"),
    ];

    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapGet("/api/training/choices", (StudioFolders folders) =>
        {
            List<BeginningChoice> presets = [.. folders.Presets.Presets.OrderBy(preset => preset.Id != BestToBeginFrom)
                .Select(preset => new BeginningChoice(
                    preset.Id, preset.Name, preset.Style, preset.Description, preset.Encoding))];
            return new TrainingChoices(
                [.. Tokenizers.All.Select(tokenizer => Describe(tokenizer.Id))],
                Sizes,
                presets,
                new(presets.FirstOrDefault()?.Id, TrainingEffort.Quick, new TrainingOptions().Encoding));
        }).WithName("getTrainingChoices").WithTags("Training")
        .WithSummary("What there is to choose from: encodings, sizes, presets to begin from.");

    private static EncodingChoice Describe(string id) => id switch
    {
        "event" => new(id, "Everything", "any music: chords, several voices, fine rhythm and loudness"),
        "melody" => new(
            id, "Melody", "one voice on sixteenths; learns most from little music, leaves out what does not fit"),
        "notechord" =>
            new(id, "Melody and chords", "a tune over chords, as in lead sheets; each common chord is one symbol"),
        _ => new(id, id, ""),
    };
}
