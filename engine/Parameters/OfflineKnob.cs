namespace Continuo.Engine.Parameters;

/// <summary>
/// A knob that the command line and the studio can set too. Name and scale are the plugin's:
/// <c>--adventure 30</c>, and <c>"adventure": 30</c> in JSON, are its <em>Adventure</em> of 30 %.
/// </summary>
public sealed record OfflineKnob
{
    /// <summary>Options that older scripts use, without the dashes.</summary>
    public IReadOnlyList<string> OldNames { get; init; } = [];

    /// <summary>
    /// Older scripts and saved takes give a share: a value from -1 to 1 counts as one, so that 0.3 is 30 % and
    /// 1 is 100 %.
    /// </summary>
    public bool ReadsShares { get; init; }

    /// <summary>Lowest value for experiments, in the plugin's units; null = the plugin's own.</summary>
    public double? Minimum { get; init; }

    /// <summary>Highest value for experiments, in the plugin's units; null = the plugin's own.</summary>
    public double? Maximum { get; init; }

    /// <summary>Step of its slider on the studio's Play page; 0 = it has none.</summary>
    public double PageStep { get; init; }
}
