using System.Text.Json;
using System.Text.Json.Serialization;

namespace Continuo.Studio.Play;

/// <summary>What is to be played. What is null is the preset's or the seed's.</summary>
internal sealed record TakeRequest
{
    /// <summary>Id of the preset.</summary>
    public required string Preset { get; init; }

    /// <summary>Null = from nothing.</summary>
    public SeedRequest? Seed { get; init; }

    /// <summary>1..64.</summary>
    public int Bars { get; init; } = 8;

    /// <summary>Quarter notes a minute, 10..1000.</summary>
    public double? Tempo { get; init; }

    /// <summary>"D minor".</summary>
    public string? Key { get; init; }

    /// <summary>"6/8"; only without a seed.</summary>
    public string? Meter { get; init; }

    /// <summary>One of the model's styles.</summary>
    public string? Style { get; init; }

    /// <summary>End on the first beat of the last bar, on the tonic chord.</summary>
    public bool Resolve { get; init; }

    /// <summary>0..2^53: the same gives the same notes; null = one is chosen.</summary>
    public long? RandomSeed { get; init; }

    /// <summary>1..8; each with a random seed one higher than the one before.</summary>
    public int Alternatives { get; init; } = 1;

    /// <summary>
    /// The plugin's knobs by their JSON names, beside the members above: <c>"adventure": 30</c>.
    /// <see cref="TakeKnobs"/> reads them.
    /// </summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Knobs { get; init; }
}
