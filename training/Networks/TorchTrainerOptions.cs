namespace Continuo.Training.Networks;

/// <summary>What decides the network in training.</summary>
public sealed record TorchTrainerOptions
{
    /// <summary>Tokens, above zero.</summary>
    public required int Vocabulary { get; init; }

    /// <summary>Units of a token's embedding.</summary>
    public int Embedding { get; init; } = 128;

    /// <summary>Units of an LSTM layer.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>LSTM layers.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Style vectors beside row 0, which stands for no style; 0 = the model knows no styles.</summary>
    public int Styles { get; init; }

    /// <summary>The network also reads what the music did before.</summary>
    public bool LookBack { get; init; }

    /// <summary>Share of units dropped: of the embedding, between layers, and before the output.</summary>
    public float Dropout { get; init; } = 0.3f;

    /// <summary>Decoupled weight decay (AdamW); 0 = Adam.</summary>
    public float WeightDecay { get; init; }

    /// <summary>Of the initial weights and of dropout.</summary>
    public ulong Seed { get; init; } = 1;
}
