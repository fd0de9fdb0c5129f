namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// Where an answer may start once the phrase has ended. The numbers are those of the parameter's labels.
/// </summary>
public enum HandOver
{
    /// <summary>On the next step of the grid.</summary>
    Step = 0,

    /// <summary>On the next beat.</summary>
    Beat = 1,

    /// <summary>On the next bar line.</summary>
    Bar = 2,

    /// <summary>On the next downbeat where it is near, else on the next beat.</summary>
    Auto = 3,
}
