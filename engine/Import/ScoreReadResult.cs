using Continuo.Engine.Music;

namespace Continuo.Engine.Import;

/// <summary>What came out of a file.</summary>
/// <param name="Score">The music.</param>
/// <param name="Repairs">
/// What had to be mended: one sentence for each kind, with its count and first place. Empty for a sound file.
/// </param>
public sealed record ScoreReadResult(Score Score, IReadOnlyList<string> Repairs);
