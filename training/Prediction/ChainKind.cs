namespace Continuo.Training.Prediction;

/// <summary>The Markov chains that a model is compared with.</summary>
public enum ChainKind
{
    /// <summary>See <see cref="MarkovBaseline"/>.</summary>
    Ppm,

    /// <summary>See <see cref="KneserNeyChain"/>.</summary>
    KneserNey,

    /// <summary>The same of intervals in place of pitches.</summary>
    KneserNeyOfIntervals,

    /// <summary>The last two as one, see <see cref="JoinedPredictor"/>.</summary>
    KneserNeyOfBoth,
}

/// <summary>What a chain knows of the piece that it predicts, beyond its last symbols.</summary>
public enum ChainMemory
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>What lies as far back as a preset looks.</summary>
    LookingBack,

    /// <summary>
    /// All up to the last symbol: beside each chain stands a <see cref="ShortTermChain"/> of the same symbols, and the
    /// chains together look back without a delay.
    /// </summary>
    WholePiece,
}
