using Continuo.Engine.Models.LookingBack;

namespace Continuo.Training.Batches;

/// <summary>A piece as symbols.</summary>
/// <param name="Tokens">Ids, from the encoding's beginning to its end.</param>
/// <param name="Style">Row of the style vectors; 0 = none.</param>
/// <param name="Past">For each token the numbers of <see cref="LookBackInputs"/>; null = not wanted.</param>
public readonly record struct EncodedPiece(int[] Tokens, int Style = 0, ushort[]? Past = null);
