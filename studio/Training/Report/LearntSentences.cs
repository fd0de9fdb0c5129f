using System.Globalization;
using Continuo.Training.Measures;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Report;

/// <summary>Says what a model learnt.</summary>
internal static class LearntSentences
{
    private const double Noticeable = 0.1;

    /// <param name="beginning">What was learnt.</param>
    /// <param name="epochs">The loss curve.</param>
    /// <param name="result">What was reached on the held-out part.</param>
    /// <param name="played">How it plays on; null when that could not be measured.</param>
    public static IReadOnlyList<string> Of(
        TrainingBeginning beginning, IReadOnlyList<EpochRecord> epochs, TrainingResult result,
        ContinuationReport? played)
    {
        List<string> sentences =
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"It heard {beginning.Train.Pieces.Count:N0} pieces with {beginning.Train.Notes:N0} notes, "
                + $"{epochs.Count} times, in other keys and loudnesses each time."),
        ];
        if (beginning.Valid.Pieces.Count > 0)
            sentences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{beginning.Valid.Pieces.Count:N0} pieces with {beginning.Valid.Notes:N0} notes were held out "
                + $"to measure on."));
        if (result.BestEpoch == 0)
            sentences.Add("No epoch made it better at predicting those, so the weights that it began from were kept: "
                + "the preset plays as that one does.");
        else if (result.BestEpoch < epochs.Count)
            sentences.Add(
                Text($"It was best after epoch {result.BestEpoch}; what came later was no better and was not kept."));
        if (result is { Model.BitsPerNote: var now, Before.BitsPerNote: var before } && result.BestEpoch > 0)
        {
            string surer = before - now > Noticeable
                ? Text($": it is {Math.Pow(2, before - now):F1} times as sure of each note")
                : "";
            sentences.Add(
                Text($"Before, a note of such a piece surprised it by {before:F2} bits, now by {now:F2}{surer}."));
        }
        if (played is { InKey.Answers.All: > 0 })
            sentences.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"After the opening of a piece that it was not trained on, {100 * played.InKey.Answers.Share:F0} % "
                + $"of its bars stay in the key (the pieces themselves: {100 * played.InKey.Originals.Share:F0} %)."));
        return sentences;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
