using System.Text.Json;
using System.Text.Json.Serialization;
using Continuo.Studio.Training.Report;

namespace Continuo.Studio.Training.Run;

/// <summary>A line that <c>continuo train --json</c> prints, and the studio that started it reads.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CorpusEvent), "corpus")]
[JsonDerivedType(typeof(BaselineEvent), "baseline")]
[JsonDerivedType(typeof(StartEvent), "start")]
[JsonDerivedType(typeof(ProgressEvent), "progress")]
[JsonDerivedType(typeof(EpochEvent), "epoch")]
[JsonDerivedType(typeof(WarningEvent), "warning")]
[JsonDerivedType(typeof(MeasuringEvent), "measuring")]
[JsonDerivedType(typeof(ReportEvent), "report")]
[JsonDerivedType(typeof(ResultEvent), "result")]
[JsonDerivedType(typeof(StoppedEvent), "stopped")]
[JsonDerivedType(typeof(ErrorEvent), "error")]
internal abstract record TrainingEvent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToLine() => JsonSerializer.Serialize(this, Json);

    /// <summary>Null where the line is none of these.</summary>
    public static TrainingEvent? Of(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<TrainingEvent>(line, Json);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}

/// <summary>What is learnt and how; the first line.</summary>
/// <param name="Pieces">To learn.</param>
/// <param name="Notes">Notes in the pieces to learn.</param>
/// <param name="HeldOutPieces">To measure on.</param>
/// <param name="HeldOutNotes">Notes in the pieces to measure on.</param>
/// <param name="Encoding">Its id.</param>
/// <param name="Hidden">Units of a layer.</param>
/// <param name="Layers">LSTM layers.</param>
/// <param name="Epochs">At most.</param>
/// <param name="PpmBitsPerNote">What the Markov baseline reaches on the held-out part; null without one, or when it
/// comes later because there is much music.</param>
internal sealed record CorpusEvent(
    int Pieces, long Notes, int HeldOutPieces, long HeldOutNotes, string Encoding, int Hidden, int Layers, int Epochs,
    double? PpmBitsPerNote) : TrainingEvent;

/// <summary>What the Markov baseline reaches on the held-out part.</summary>
internal sealed record BaselineEvent(double PpmBitsPerNote) : TrainingEvent;

/// <summary>What the weights that training begins from reach on the held-out part.</summary>
internal sealed record StartEvent(double BitsPerNote) : TrainingEvent;

/// <summary>At most four a second.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">At most.</param>
/// <param name="Share">Of the whole training, 0..1.</param>
/// <param name="SecondsLeft">At most: it may be done earlier.</param>
/// <param name="NotesPerSecond">Learnt from.</param>
/// <param name="TrainBitsPerNote">Since the epoch began.</param>
internal sealed record ProgressEvent(
    int Epoch, int Epochs, double Share, double SecondsLeft, double NotesPerSecond,
    double TrainBitsPerNote) : TrainingEvent;

/// <summary>An epoch is over; after a resume, all those before it come again.</summary>
internal sealed record EpochEvent(int Epoch, double TrainBitsPerNote, double? ValidBitsPerNote) : TrainingEvent;

/// <summary>What a user should know.</summary>
internal sealed record WarningEvent(string Text) : TrainingEvent;

/// <summary>Training is over; what it came to is being measured.</summary>
internal sealed record MeasuringEvent : TrainingEvent;

/// <summary>Only with <c>--report</c>.</summary>
internal sealed record ReportEvent(TrainingReport Report) : TrainingEvent;

/// <summary>Done: the preset is whole.</summary>
/// <param name="BestEpoch">Whose weights were kept, from 1; 0 = those that it began from.</param>
/// <param name="BitsPerNote">On the held-out part, as the plugin's own model predicts it.</param>
/// <param name="PpmBitsPerNote">The same of the baseline.</param>
/// <param name="BeforeBitsPerNote">The same of the preset begun from.</param>
internal sealed record ResultEvent(
    int BestEpoch, double? BitsPerNote, double? PpmBitsPerNote, double? BeforeBitsPerNote) : TrainingEvent;

/// <summary>Stopped, with a checkpoint to go on from.</summary>
internal sealed record StoppedEvent : TrainingEvent;

/// <summary>It failed.</summary>
internal sealed record ErrorEvent(string Text) : TrainingEvent;
