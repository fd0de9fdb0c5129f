namespace Continuo.Engine.Continuation.Modes;

/// <summary>
/// The modes, once, in the order of the parameter's values. The order never changes: songs are saved with it.
/// </summary>
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
}
