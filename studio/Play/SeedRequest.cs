namespace Continuo.Studio.Play;

/// <summary>What to go on from: a song of the library or notes; not both.</summary>
/// <param name="Song">Its id.</param>
/// <param name="Notes">Of each: onset and duration in quarter notes, MIDI pitch 0..127, velocity 1..127.</param>
/// <param name="Bars">The number of bars to read, 1..4096, not counting a pickup; null = all.</param>
internal sealed record SeedRequest(string? Song = null, double[][]? Notes = null, int? Bars = null);
