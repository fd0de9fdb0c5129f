using Continuo.Engine.Music;

namespace Continuo.Engine.Training.Data;

/// <summary>One piece of a corpus.</summary>
/// <param name="Name">Where it came from: "irish/MIDI/Banish.mid".</param>
/// <param name="Score">Its music.</param>
/// <param name="Style">Row of the style vectors; 0 = none.</param>
/// <param name="Times">How often an epoch of training hears it: 0.5 = in every other epoch.</param>
public sealed record Piece(string Name, Score Score, int Style = 0, double Times = 1);
