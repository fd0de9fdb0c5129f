using Continuo.Engine.Music;

namespace Continuo.Engine.Training.Data;

/// <summary>One piece of a corpus.</summary>
/// <param name="Name">Where it came from: "irish/MIDI/Banish.mid".</param>
/// <param name="Score">Its music.</param>
public sealed record Piece(string Name, Score Score);
