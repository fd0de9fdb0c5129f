using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Jobs;

/// <summary>What a user asks to be trained.</summary>
/// <param name="Name">Of the preset.</param>
/// <param name="Songs">Ids; null = all of the library.</param>
/// <param name="From">Id of the preset whose weights to begin from; null = from nothing.</param>
/// <param name="Effort">How much time it may take.</param>
/// <param name="Encoding">Null = event, or that of the preset to begin from, which cannot change.</param>
/// <param name="Hidden">Units of a layer; null = what suits the music. As the two that follow, only from
/// nothing.</param>
/// <param name="Layers">1..3</param>
/// <param name="Epochs">Times that every piece is heard, at most; null = what suits the music.</param>
/// <param name="Licence">Of the music, kept in the preset.</param>
/// <param name="RandomSeed">Same number, same music, same machine: same preset.</param>
internal sealed record JobRequest(
    string Name, IReadOnlyList<string>? Songs = null, string? From = null, TrainingEffort Effort = TrainingEffort.Quick,
    string? Encoding = null, int? Hidden = null, int? Layers = null, int? Epochs = null, string? Licence = null,
    ulong? RandomSeed = null);
