namespace Continuo.Engine.Continuation.Modes;

/// <summary>The modes, once, in the order of the parameter's labels.</summary>
public static class ContinuationModes
{
    public static IReadOnlyList<IContinuationMode> All { get; } =
    [
        new ContinueMode(),
        new TradeMode(),
        new HoldMode(),
        new DuetMode(),
        new LoopMode(),
    ];

    public static IContinuationMode Of(ContinuationMode mode) => All[(int)mode];
}
