using Continuo.Engine.Music;

namespace Continuo.Engine.Sampling;

/// <summary>
/// How much more or less of each class of symbol is wanted, as natural logarithms: 0 = as learned, 0.69 = twice the
/// odds, -0.69 = half. Which symbols of an encoding belong to a class is said by
/// <see cref="Tokens.ITokenizer.ClassOf"/>.
/// </summary>
/// <param name="Rest">Symbols that start a rest.</param>
/// <param name="Hold">Symbols that let a note or rest go on: longer ones.</param>
/// <param name="Note">Symbols that start a note.</param>
/// <param name="Chord">Symbols that start a chord.</param>
public readonly record struct SymbolWeights(float Rest = 0, float Hold = 0, float Note = 0, float Chord = 0);
