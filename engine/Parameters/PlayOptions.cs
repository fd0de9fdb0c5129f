using Continuo.Engine.Continuation.Modes;
using Continuo.Engine.Music;

namespace Continuo.Engine.Parameters;

/// <summary>What the host's parameters mean to the floor, to the engine and to the schedule.</summary>
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
    ulong Seed)
{
    /// <summary>Who has the floor.</summary>
    public IContinuationMode Mode { get; init; } = ContinuationModes.All[0];

    /// <summary>Trade: bars each, 1..16.</summary>
    public int TradeBars { get; init; } = 4;

    /// <summary>Hold: the button is down.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Loop: share of the beats that a repetition changes, 0..1.</summary>
    public float Mutation { get; init; } = 0.2f;

    /// <summary>An answer lasts as long as the phrase did, not <see cref="LengthBars"/>.</summary>
    public bool IsAsLongAsThePhrase { get; init; }

    /// <summary>The answer ends on a note of the tonic chord.</summary>
    public bool Resolves { get; init; }

    /// <summary>The bar of the answer on whose first beat it lands, from 1; 0 = its last.</summary>
    public int LandingBar { get; init; }

    /// <summary>Answers keep out of the phrase's register.</summary>
    public bool AvoidsRegister { get; init; }

    /// <summary>The key of the answers; null = found in the phrase.</summary>
    public Key? Key { get; init; }

    /// <summary>The quantisation step, whatever <see cref="Quantise"/> makes of it.</summary>
    public Ticks Grid { get; init; } = new(Ticks.PerQuarter / 4);

    /// <summary>How far notes are moved to the grid, 0..1; below 1 the engine's own grid is free.</summary>
    public float Quantise { get; init; } = 1;

    /// <summary>Where the off-beat eighth lies within its beat, 0.5 = straight, 0.667 = triplets.</summary>
    public float Swing { get; init; } = 0.5f;

    /// <summary>How far the answer's loudness is scaled to the phrase's, 0..1.</summary>
    public float VelocityFollow { get; init; } = 1;

    /// <summary>How much of the player's timing deviations the answers are given, 0..2.</summary>
    public float Humanise { get; init; } = 0.5f;

    /// <summary>Answers bend, and move the modulation wheel, as the player does.</summary>
    public bool ImitatesWheels { get; init; } = true;

    /// <summary>The channel of the phrase, 0..15; null = all but percussion.</summary>
    public int? ListenChannel { get; init; }

    /// <summary>Whether a note of this channel belongs to the phrase. As the shim's epoch_rules.cpp.</summary>
    public bool Hears(int channel) =>
        ListenChannel is { } only ? channel == only : channel != MidiChannels.Percussion;

    /// <summary>MIDI keys below this are of a chord, 0..127.</summary>
    public int SplitKey { get; init; }

    /// <summary>Whether a key belongs to a chord, not to the phrase. As the shim's epoch_rules.cpp.</summary>
    public bool IsOfChord(Pitch pitch) => pitch.Number < SplitKey;

    /// <summary>The channel of the answers, 0..15.</summary>
    public int AnswerChannel { get; init; }

    /// <summary>Milliseconds by which answers are sent before their position, -50..50.</summary>
    public int OutputLatency { get; init; }

    /// <summary>How far beyond the commit window answers are prepared.</summary>
    public Ticks LookAhead { get; init; } = new(2 * Ticks.PerQuarter);

    /// <summary>The part of the knobs that says who plays when.</summary>
    public TurnOptions Turns => new(
        PhraseGap, HandOver, Grid, CommitWindow, IsAsLongAsThePhrase ? 0 : LengthBars, TradeBars, IsHeld);
}
