using Continuo.Engine.Presets;
using Continuo.Training.Prediction;

namespace Continuo.Training.Runs;

/// <summary>What a finished training reached.</summary>
/// <param name="BestEpoch">The epoch whose weights were kept, from 1; 0 = those that it began from.</param>
/// <param name="Model">On the validation part, by the engine's own inference; null without that part.</param>
/// <param name="Baseline">The same of the Markov baseline; null without that part.</param>
/// <param name="Before">What the preset that it began from reached there; null without one.</param>
public sealed record TrainingResult(int BestEpoch, LossReport? Model, LossReport? Baseline, LossReport? Before = null)
{
    internal Dictionary<string, PresetMetrics> ToMetrics(string id) => Model is null ? [] : new()
    {
        [$"{id}/valid"] = new PresetMetrics
        {
            BitsPerNote = Math.Round(Model.BitsPerNote, 4),
            PpmBitsPerNote = Baseline is null ? null : Math.Round(Baseline.BitsPerNote, 4),
            Notes = Model.Notes,
        },
    };
}
