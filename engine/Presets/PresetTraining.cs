namespace Continuo.Engine.Presets;

/// <summary>How a preset's model was trained.</summary>
public sealed record PresetTraining
{
    /// <summary>What it heard.</summary>
    public string Data { get; init; } = "";

    /// <summary>The data's licence.</summary>
    public string Licence { get; init; } = "";

    /// <summary>The command line that repeats the training.</summary>
    public string Command { get; init; } = "";

    public long? Seed { get; init; }

    public double? Epochs { get; init; }

    /// <summary>Symbols seen, repetitions counted.</summary>
    public long? Tokens { get; init; }

    /// <summary>Pieces in the training part.</summary>
    public int? Pieces { get; init; }

    /// <summary>Wall-clock time.</summary>
    public double? Seconds { get; init; }

    /// <summary>The machine it ran on.</summary>
    public string? Machine { get; init; }
}
