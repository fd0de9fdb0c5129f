namespace Continuo.Engine.Continuation.Modes;

/// <summary>Who has the floor. The numbers are those of the parameter's labels.</summary>
public enum ContinuationMode
{
    /// <summary>The player stops, the instrument goes on until the player returns.</summary>
    Continue = 0,

    /// <summary>Each has the same number of bars, on the host's bars.</summary>
    Trade = 1,

    /// <summary>The instrument plays while a button or pedal is held.</summary>
    Hold = 2,

    /// <summary>The instrument plays along, in a register that the player leaves free.</summary>
    Duet = 3,

    /// <summary>The last answer repeats; a share of it is written again.</summary>
    Loop = 4,
}
