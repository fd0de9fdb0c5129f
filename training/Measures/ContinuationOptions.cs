using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Presets;

namespace Continuo.Training.Measures;

/// <summary>How openings are continued for measuring.</summary>
public sealed record ContinuationOptions
{
    /// <summary>Whole bars of each piece that are heard; a pickup comes on top.</summary>
    public int OpeningBars { get; init; } = 4;

    /// <summary>Bars that follow.</summary>
    public int AnswerBars { get; init; } = 8;

    public EngineOptions Engine { get; init; } = ScoreContinuation.DefaultOptions;

    /// <summary>How much comes again, as in a preset.</summary>
    public ReturnStrength Return { get; init; } = ReturnStrength.AsLearnt;

    /// <summary>How long loops may last, as in a preset.</summary>
    public LoopLimits Loops { get; init; } = LoopLimits.None;

    public ulong Seed { get; init; } = 1;

    /// <summary>The same, with what a preset says of returns and loops: as it plays.</summary>
    public ContinuationOptions As(Preset preset)
    {
        ArgumentNullException.ThrowIfNull(preset);
        return this with { Return = preset.Return, Loops = preset.Loops };
    }
}
