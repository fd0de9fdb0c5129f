using Continuo.Engine.Music;

namespace Continuo.Engine.Control;

/// <summary>Where an answer may start once the phrase has ended. The numbers are those of the parameter's labels.</summary>
public enum HandOver
{
    /// <summary>On the next step of the grid.</summary>
    Step = 0,

    /// <summary>On the next beat.</summary>
    Beat = 1,

    /// <summary>On the next bar line.</summary>
    Bar = 2,
}

/// <summary>What the host's parameters mean to whoever decides when to play, and to the engine.</summary>
/// <param name="Engine">The sampling knobs.</param>
/// <param name="PhraseGap">Silence that ends the player's phrase.</param>
/// <param name="HandOver">Where the answer starts then.</param>
/// <param name="CommitWindow">How far ahead the answer's notes are fixed.</param>
/// <param name="LengthBars">Whole bars of an answer, 1..32.</param>
/// <param name="Seed">Same seed, same playing, same answers.</param>
public readonly record struct PlayOptions(
    EngineOptions Engine,
    Ticks PhraseGap,
    HandOver HandOver,
    Ticks CommitWindow,
    int LengthBars,
    ulong Seed);
