using Continuo.Engine.Music;

namespace Continuo.Studio.Play;

/// <summary>A take with its music, as long as both are in memory.</summary>
/// <param name="Take">What is shown.</param>
/// <param name="Answer">What was answered.</param>
/// <param name="Whole">What was heard, and the answer.</param>
internal sealed record MadeTake(Take Take, Score Answer, Score Whole);
