using Continuo.Engine.Models.Lstm;
using Continuo.Training.Batches;
using Continuo.Training.Runs;

namespace Continuo.Bench.Frames;

/// <summary>The knobs of a frame model's training; docs/decisions/0016 says what was measured.</summary>
public sealed record FrameTrainingOptions
{
    public FrameSpelling Spelling { get; init; } = new(Ascending: false, Keeps: true);

    /// <summary>Units that stand for a symbol.</summary>
    public int Embedding { get; init; } = 128;

    /// <summary>Units of an LSTM layer.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>LSTM layers, 1..3.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Share of units dropped.</summary>
    public float Dropout { get; init; } = 0.5f;

    /// <summary>Decoupled weight decay.</summary>
    public float WeightDecay { get; init; } = 0.01f;

    /// <summary>
    /// Times that every piece is heard, each time in a key of its own; the learning rate's curve spans them.
    /// </summary>
    public int Epochs { get; init; } = 40;

    /// <summary>Pieces side by side.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Symbols over which a gradient reaches back.</summary>
    public int Sequence { get; init; } = 64;

    /// <summary>The peak.</summary>
    public float LearningRate { get; init; } = 3e-3f;

    /// <summary>Share of the training that warms up.</summary>
    public float WarmUp { get; init; } = 0.02f;

    /// <summary>Gradients above this norm are scaled down to it.</summary>
    public float MaxNorm { get; init; } = 1f;

    /// <summary>Epochs without a better validation loss after which training stops.</summary>
    public int Patience { get; init; } = 8;

    /// <summary>A piece is shifted by up to this many semitones, up or down.</summary>
    public int Shift { get; init; } = 5;

    /// <summary>Of weights, dropout, order, keys.</summary>
    public ulong Seed { get; init; } = 1;
}
