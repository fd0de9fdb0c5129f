using Continuo.Engine;
using Continuo.Engine.Music;

namespace Continuo.Studio.Play.Generation;

/// <summary>What is to be generated.</summary>
internal sealed record GenerationOptions
{
    /// <summary>What to go on from; null = from nothing.</summary>
    public Score? Seed { get; init; }

    /// <summary>The number of bars of the seed that are read; null = all.</summary>
    public int? SeedBars { get; init; }

    public int Bars { get; init; } = 16;

    /// <summary>Of the result where there is no seed.</summary>
    public Meter Meter { get; init; } = Meter.Common;

    /// <summary>Quarter notes a minute; null = the seed's.</summary>
    public double? Tempo { get; init; }

    /// <summary>The result is transposed there; null = as it comes.</summary>
    public Key? Key { get; init; }

    /// <summary>It ends on the first beat of its last bar, on the tonic chord.</summary>
    public bool Resolves { get; init; }

    public required EngineOptions Engine { get; init; }

    public ulong RandomSeed { get; init; } = 1;
}
