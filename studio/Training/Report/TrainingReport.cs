using System.Text.Json;
using System.Text.Json.Serialization;
using Continuo.Engine.Storage;

namespace Continuo.Studio.Training.Report;

/// <summary>An answer to a question about a model.</summary>
internal enum Verdict
{
    Yes,
    Partly,
    No,
    Unknown,
}

/// <summary>What a training came to, in sentences for a musician and in figures.</summary>
/// <param name="Learnt">What it learnt; sentences.</param>
/// <param name="Generalises">Whether it predicts music of the kind that it was not trained on.</param>
/// <param name="Copies">Whether it plays what it has heard.</param>
/// <param name="Pieces">Learnt.</param>
/// <param name="Notes">Notes in the pieces learnt.</param>
/// <param name="HeldOutPieces">Measured on.</param>
/// <param name="HeldOutNotes">Notes in the pieces measured on.</param>
/// <param name="Epochs">Done.</param>
/// <param name="BestEpoch">Whose weights were kept; 0 = those that it began from.</param>
internal sealed record TrainingReport(
    IReadOnlyList<string> Learnt, GeneralisesReport Generalises, CopiesReport Copies,
    int Pieces, long Notes, int HeldOutPieces, long HeldOutNotes, int Epochs, int BestEpoch)
{
    public const string FileName = "report.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        WriteIndented = true,
    };

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static TrainingReport? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingReport>(File.ReadAllBytes(Path.Combine(folder, FileName)), Json);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public void Write(string folder) =>
        AtomicFile.Write(Path.Combine(folder, FileName), stream => JsonSerializer.Serialize(stream, this, Json));
}

/// <summary>
/// Whether it predicts music of the kind that it was not trained on. Figures
/// are bits a note, fewer is better; null = not measured.
/// </summary>
/// <param name="Verdict">Yes = better than the chain, and than before.</param>
/// <param name="Sentence">The verdict with its reason, for the page.</param>
/// <param name="BitsPerNote">Of the pieces held out.</param>
/// <param name="PpmBitsPerNote">The same of a Markov chain of order 5 that learnt the same pieces.</param>
/// <param name="BeforeBitsPerNote">The same of the preset that it began from.</param>
/// <param name="LearntBitsPerNote">Of pieces that it learnt.</param>
internal sealed record GeneralisesReport(
    Verdict Verdict, string Sentence, double? BitsPerNote = null, double? PpmBitsPerNote = null,
    double? BeforeBitsPerNote = null, double? LearntBitsPerNote = null);

/// <summary>Whether it plays what it was trained on, beside what other real pieces share with that.</summary>
/// <param name="Verdict">No = it shares no more than they do.</param>
/// <param name="Sentence">The verdict with its reason, for the page.</param>
/// <param name="Answers">Looked at.</param>
/// <param name="LongestRun">Notes of the longest run that an answer shares with a piece that it learnt.</param>
/// <param name="LongestRunOfOriginals">The same of the real pieces.</param>
/// <param name="LongestRunPiece">Where that run of an answer stands.</param>
/// <param name="Share8">Of the answers' runs of 8 notes, those that stand in what it learnt; 0..1.</param>
/// <param name="Share8OfOriginals">The same of the real pieces.</param>
internal sealed record CopiesReport(
    Verdict Verdict, string Sentence, int Answers = 0, int? LongestRun = null, int? LongestRunOfOriginals = null,
    string? LongestRunPiece = null, double? Share8 = null, double? Share8OfOriginals = null);
