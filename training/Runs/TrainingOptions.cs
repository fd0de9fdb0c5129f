using Continuo.Engine.Models.Lstm;
using Continuo.Training.Batches;

namespace Continuo.Training.Runs;

/// <summary>The knobs of a training run. A run is resumed with the options it was begun with.</summary>
public sealed record TrainingOptions
{
    /// <summary>Id of the encoding; see Tokenizers.cs.</summary>
    public string Encoding { get; init; } = "event";

    /// <summary>Units of a token's embedding.</summary>
    public int Embedding { get; init; } = 64;

    /// <summary>Units of an LSTM layer.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>LSTM layers, 1..3.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>The model also reads what the music did before.</summary>
    public bool LookBack { get; init; }

    /// <summary>Names of the model's style vectors, as in <see cref="Model.ModelConfig.Styles"/>.</summary>
    public string Styles { get; init; } = "";

    internal int StyleCount => Styles.Length == 0 ? 0 : Styles.Split(',').Length;

    /// <summary>
    /// Keep the LSTM layers unchanged and train only what stands for symbols; for further training of a preset.
    /// </summary>
    public bool FreezeRecurrent { get; init; }

    /// <summary>Share of units dropped; more for little data.</summary>
    public float Dropout { get; init; } = 0.2f;

    /// <summary>Decoupled weight decay.</summary>
    public float WeightDecay { get; init; } = 0.01f;

    /// <summary>Times that every piece is heard; the learning rate's curve spans them.</summary>
    public int Epochs { get; init; } = 24;

    /// <summary>Pieces side by side.</summary>
    public int Batch { get; init; } = 16;

    /// <summary>Tokens over which a gradient reaches back.</summary>
    public int Sequence { get; init; } = 64;

    /// <summary>The peak.</summary>
    public float LearningRate { get; init; } = 2e-3f;

    /// <summary>Share of the training that warms up.</summary>
    public float WarmUp { get; init; } = 0.02f;

    /// <summary>Gradients above this norm are scaled down to it.</summary>
    public float MaxNorm { get; init; } = 1f;

    /// <summary>Epochs without a better validation loss after which training stops.</summary>
    public int Patience { get; init; } = 8;

    /// <summary>Of weights, dropout, order, keys.</summary>
    public ulong Seed { get; init; } = 1;

    public Augmentation Augmentation { get; init; } = new();
}
