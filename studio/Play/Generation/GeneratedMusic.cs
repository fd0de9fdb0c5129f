using Continuo.Engine.Music;

namespace Continuo.Studio.Play.Generation;

/// <summary>What was played on from a score, or from nothing.</summary>
/// <param name="Answer">What follows; its zero is <paramref name="From"/>.</param>
/// <param name="Whole">What was heard, as it was heard, and what follows as the
/// last part; without a seed the answer alone.</param>
/// <param name="From">Where in the whole the answer begins.</param>
/// <param name="Figures">Of the answer.</param>
internal sealed record GeneratedMusic(Score Answer, Score Whole, Ticks From, GenerationFigures Figures);
