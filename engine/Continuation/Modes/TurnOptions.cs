using Continuo.Engine.Music;

namespace Continuo.Engine.Continuation.Modes;

/// <summary>The knobs that say who plays when.</summary>
/// <param name="PhraseGap">Silence that ends the player's phrase.</param>
/// <param name="HandOver">Where an answer may start.</param>
/// <param name="GridStep">The quantisation step, counted from the bar line.</param>
/// <param name="CommitWindow">How far ahead an answer's notes are fixed.</param>
/// <param name="LengthBars">Whole bars of an answer; 0 = as long as the phrase.</param>
/// <param name="TradeBars">Bars each, 1 or more.</param>
/// <param name="IsHeld">The button is down.</param>
public readonly record struct TurnOptions(
    Ticks PhraseGap, HandOver HandOver, Ticks GridStep, Ticks CommitWindow, int LengthBars, int TradeBars, bool IsHeld);
