using Continuo.Engine.Music;

namespace Continuo.Engine.Encodings.Shared;

/// <summary>What a token decides about a note, so that an evaluator can tell where the bits go.</summary>
public enum TokenKind
{
    /// <summary>The frame: beginning, end, meter.</summary>
    Structure,

    /// <summary>When: bar lines and positions.</summary>
    Timing,

    /// <summary>A note's MIDI key.</summary>
    Pitch,

    /// <summary>How long.</summary>
    Duration,

    /// <summary>How loud.</summary>
    Velocity,
}
