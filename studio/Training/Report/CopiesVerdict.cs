using System.Globalization;
using Continuo.Training.Copying;

namespace Continuo.Studio.Training.Report;

/// <summary>Judges whether a model plays what it has heard.</summary>
internal static class CopiesVerdict
{
    // Music of a kind shares phrases; so much more than real pieces do is chance, so much more is copying.
    private const double SomewhatMore = 1.5;
    private const double MuchMore = 3;
    private const double SmallShare = 0.02;
    private const double LargeShare = 0.2;
    private const int ShortRun = 16;
    private const int LongRun = 40;

    /// <param name="found">Null when there were no answers to look at.</param>
    /// <param name="heldOut">Pieces held out.</param>
    /// <param name="titleOf">What the musician calls a piece of the training part.</param>
    public static CopiesReport Of(Memorisation? found, int heldOut, Func<string, string> titleOf)
    {
        if (found is null || found.KnownRuns.Answers.All == 0)
            return new(
                Verdict.Unknown,
                heldOut == 0
                    ? "Nobody knows: of fewer than four pieces none is held out, and it is told by what "
                        + "the model plays after the opening of a piece that it was not trained on."
                    : "Nobody knows: the pieces held out are too short to be continued.");

        Overlap most = found.Answers.MaxBy(run => run.Notes);
        int original = found.Originals.Max(run => run.Notes);
        double share = found.KnownRuns.Answers.Share, usual = found.KnownRuns.Originals.Share;
        bool isLike = share <= usual * SomewhatMore + SmallShare
            && most.Notes <= Math.Max(ShortRun, original * SomewhatMore);
        bool isCopy = (share > LargeShare && share > usual * MuchMore)
            || (most.Notes > LongRun && most.Notes > original * MuchMore);
        Verdict verdict = isLike ? Verdict.No : isCopy ? Verdict.Yes : Verdict.Partly;
        string judgement = verdict switch
        {
            Verdict.No => "It shares no more with what it learnt than real pieces of the kind do",
            Verdict.Partly =>
                "Here and there it plays what it has heard, more than real pieces of the kind share with one another",
            _ => "It plays much that it has heard; more music, fewer epochs, or beginning from a preset helps",
        };
        string place = most.Piece.Length > 0 ? $", in “{titleOf(most.Piece)}”" : "";
        string sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"{judgement}: of all runs of {LearntMusic.RunNotes} notes {100 * share:F1} % stand in the pieces that "
                + $"it learnt (real pieces that it was not trained on: {100 * usual:F1} %), "
                + $"the longest has {most.Notes} notes{place} (real pieces: {original}).");
        return new(
            verdict, sentence, found.Answers.Count, most.Notes,
            original, most.Piece.Length > 0 ? titleOf(most.Piece) : null, share, usual);
    }
}
