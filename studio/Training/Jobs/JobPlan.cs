using System.Text.Json.Serialization;
using Continuo.Engine.Presets;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Jobs;

/// <summary>What would be trained, and how long it would take.</summary>
/// <param name="Pieces">To learn.</param>
/// <param name="Notes">Notes in the pieces to learn.</param>
/// <param name="HeldOut">Pieces to measure on.</param>
/// <param name="HeldOutNotes">Notes in the pieces to measure on.</param>
/// <param name="Encoding">Its id.</param>
/// <param name="Hidden">Units of a layer.</param>
/// <param name="Layers">LSTM layers.</param>
/// <param name="Epochs">At most.</param>
/// <param name="Minutes">To the last epoch, on this machine; it may be done earlier.</param>
/// <param name="Warnings">What a user should know before waiting.</param>
internal sealed record JobPlan(
    int Pieces, long Notes, int HeldOut, long HeldOutNotes, string Encoding, int Hidden, int Layers, int Epochs,
    double Minutes, IReadOnlyList<string> Warnings)
{
    [JsonIgnore]
    public IReadOnlyList<JobSong> Train { get; init; } = [];

    [JsonIgnore]
    public IReadOnlyList<JobSong> Valid { get; init; } = [];

    [JsonIgnore]
    public TrainingOptions Options { get; init; } = new();

    /// <summary>Null = from nothing.</summary>
    [JsonIgnore]
    public Preset? From { get; init; }
}
