using Continuo.Engine.Music;

namespace Continuo.Engine.Tokens;

/// <summary>Where an answer may go.</summary>
/// <param name="Start">The first note starts on the first line of the grid at or after this.</param>
/// <param name="GridStep">Notes start on its multiples, counted from the bar line; below the encoding's own grid it has no effect.</param>
/// <param name="MaxNotesPerOnset">Notes that may start together, at least 1.</param>
public readonly record struct AnswerLimits(Ticks Start, Ticks GridStep, int MaxNotesPerOnset);
