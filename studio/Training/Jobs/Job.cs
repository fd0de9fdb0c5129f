using Continuo.Studio.Training.Report;

namespace Continuo.Studio.Training.Jobs;

/// <summary>
/// A training, as the page sees it. Figures are bits a note on the held-out
/// pieces unless they say otherwise; null = not known yet.
/// </summary>
internal sealed record Job
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What the preset is called in folders.</summary>
    public required string PresetId { get; init; }

    public JobState State { get; init; }

    /// <summary>Why it failed, in a sentence.</summary>
    public string? Error { get; init; }

    /// <summary>The last lines that the training wrote before it failed.</summary>
    public IReadOnlyList<string> ErrorLines { get; init; } = [];

    public required DateTimeOffset Created { get; init; }

    public required JobRequest Request { get; init; }

    /// <summary>To learn.</summary>
    public int Pieces { get; init; }

    /// <summary>Notes in the pieces to learn.</summary>
    public long Notes { get; init; }

    public int HeldOutPieces { get; init; }

    public long HeldOutNotes { get; init; }

    public required string Encoding { get; init; }

    public int Hidden { get; init; }

    public int Layers { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>In progress, from 1; 0 before the first.</summary>
    public int Epoch { get; init; }

    /// <summary>At most.</summary>
    public int Epochs { get; init; }

    /// <summary>Of the whole training, 0..1.</summary>
    public double Share { get; init; }

    /// <summary>At most: training ends earlier when it gets no better.</summary>
    public double? SecondsLeft { get; init; }

    public double? NotesPerSecond { get; init; }

    public IReadOnlyList<CurvePoint> Curve { get; init; } = [];

    /// <summary>Of the preset begun from.</summary>
    public double? StartBitsPerNote { get; init; }

    public double? BestBitsPerNote { get; init; }

    /// <summary>Of a Markov chain that learnt the same pieces.</summary>
    public double? PpmBitsPerNote { get; init; }

    /// <summary>When done.</summary>
    public TrainingReport? Report { get; init; }

    /// <summary>The plugin has it.</summary>
    public bool Installed { get; init; }

    /// <summary>Told to end with the best so far; it is about to.</summary>
    public bool Finishing { get; init; }
}

/// <summary>An epoch on the loss curve.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainBitsPerNote">While learning, which is harder: parts of the model are switched off, keys and
/// loudness change.</param>
/// <param name="ValidBitsPerNote">Null where nothing is held out.</param>
internal sealed record CurvePoint(int Epoch, double TrainBitsPerNote, double? ValidBitsPerNote);
