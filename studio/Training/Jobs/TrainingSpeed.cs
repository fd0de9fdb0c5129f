using System.Text.Json;
using Continuo.Engine.Storage;
using Continuo.Studio.Common;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Jobs;

/// <summary>
/// Foretells how long a training takes: from the model's size, corrected by how long it really took here. [any]
/// </summary>
internal sealed class TrainingSpeed(StudioFolders folders)
{
    // Measured with LibTorch 1.13 on one core of an AMD EPYC, and divided by the 1.75 that 2.10 is faster
    // (docs/decisions/0028); what another machine makes of it is learnt from the first job.
    private const double MicrosecondsPerToken = 7.4;
    private const double MicrosecondsPerThousandWeights = 0.151;
    private const double TokensPerNote = 3.5;
    private const int Vocabulary = 314;

    /// <summary>Reading the music, and the report at the end.</summary>
    private const double SecondsAround = 8;

    private string FilePath => Path.Combine(folders.Studio, "speed.json");

    /// <summary>Minutes to the last epoch; training may end earlier.</summary>
    public double Minutes(TrainingOptions options, long notes) =>
        (SecondsAround + options.Epochs * notes / NotesPerSecond(options)) / 60;

    /// <summary>Remembers what was measured.</summary>
    public void Learn(TrainingOptions options, double notesPerSecond)
    {
        if (!(notesPerSecond > 0))
            return;
        double slowness = Expected(options) / notesPerSecond;
        try
        {
            AtomicFile.Write(FilePath, stream => JsonSerializer.Serialize(stream, new { slowness }));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The next estimate is as good as the last.
        }
    }

    private double NotesPerSecond(TrainingOptions options) => Expected(options) / Slowness();

    /// <summary>Notes a second on the machine of the measurement.</summary>
    private static double Expected(TrainingOptions options)
    {
        double weights = 4.0 * options.Hidden * (options.Embedding + options.Hidden)
            + (options.Layers - 1) * 8.0 * options.Hidden * options.Hidden
            + (double)options.Hidden * Vocabulary;
        return 1e6 / (MicrosecondsPerToken + MicrosecondsPerThousandWeights * weights / 1000) / TokensPerNote;
    }

    private double Slowness()
    {
        try
        {
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(FilePath));
            return Math.Clamp(file.RootElement.GetProperty("slowness").GetDouble(), 0.05, 100);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException
            or KeyNotFoundException or InvalidOperationException)
        {
            return 1;
        }
    }
}
