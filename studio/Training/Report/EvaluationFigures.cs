using System.Globalization;
using Continuo.Training.Copying;
using Continuo.Training.Measures;

namespace Continuo.Studio.Training.Report;

/// <summary>All that an evaluation found; what each figure counts stands in docs/measures.md.</summary>
/// <param name="Rows">The preset, then the baselines.</param>
/// <param name="Continuations">Null when none were asked for.</param>
/// <param name="Overlap">Null when it was not asked for.</param>
internal sealed record EvaluationFigures(
    IReadOnlyList<LossRow> Rows, ContinuationReport? Continuations, Memorisation? Overlap)
{
    public void Print(TextWriter to)
    {
        to.WriteLine(
            $"{"bits per note",-30}  total    timing   pitch    duration velocity structure | perplexity per token");
        foreach (LossRow row in Rows)
            to.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Name,-30} {row.BitsPerNote,7:F4}   {row.Timing,6:F4}   {row.Pitch,6:F4}   {row.Duration,6:F4}   "
                + $"{row.Velocity,6:F4}   {row.Structure,6:F4}    | {row.Perplexity:F4}"));
        to.WriteLine(FormattableString.Invariant($"over {Rows[0].Notes} notes of {Rows[0].Pieces} pieces"));
        if (Continuations is { } continuations)
            Print(continuations, to);
        if (Overlap is { } overlap)
            Print(overlap, to);
    }

    private static void Print(ContinuationReport report, TextWriter to)
    {
        to.WriteLine(FormattableString.Invariant(
            $"\n{report.Pieces} openings continued            answers  the pieces themselves"));
        to.WriteLine(FormattableString.Invariant(
            $"notes                              {report.AnswerNotes,8}  {report.OriginalNotes,8}"));
        Line("bars in key", report.InKey);
        Line("empty bars", report.Empty);
        Line("time without sound", report.Rests);
        to.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"longest repetition, notes: median {Median(report.AnswerRepetitions)}, "
            + $"most {report.AnswerRepetitions.DefaultIfEmpty().Max()}; the pieces' own: median "
            + $"{Median(report.OriginalRepetitions)}, most {report.OriginalRepetitions.DefaultIfEmpty().Max()}"));
        Longest("longest run, onsets", report.Loops, loops => loops.Run);
        Longest("longest loop, onsets", report.Loops, loops => loops.Loop);
        Line("loops beyond the preset's limits", report.Loops.Beyond.Sum);
        to.WriteLine(
            FormattableString.Invariant($"entropy of what symbols were drawn from: {report.EntropyPerSymbol:F3} bits"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pitch classes alike: {report.PitchClasses.Mean:F3} "
            + $"piece by piece, {report.PitchClasses.Pooled:F3} in all"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"times between onsets alike: "
            + $"{report.InterOnsets.Mean:F3} piece by piece, {report.InterOnsets.Pooled:F3} in all"));

        Print(report.Structure, to);
        Print(report.Voices, to);

        void Longest(string name, LoopReport loops, Func<LongestLoops, int> of) =>
            to.WriteLine(FormattableString.Invariant(
                $"{name}: {MedianAndMost(loops.Answers, of)}; the pieces' own: {MedianAndMost(loops.Originals, of)}"));

        void Line(string name, Compared shares) =>
            to.WriteLine(FormattableString.Invariant(
                $"{name,-34} {100 * shares.Answers.Share,6:F1} %  {100 * shares.Originals.Share,6:F1} %"));
    }

    private static void Print(StructureReport report, TextWriter to)
    {
        Headings("what comes again", to);
        foreach ((int distance, BarLikeness likeness, StructureFigure figure) in report.Repeats)
            Line($"bar like {distance} before, {likeness.ToString().ToLowerInvariant()}", figure);
        Line("bar heard before", report.HeardBefore);
        Line("bar in a run that returns", report.InRuns);
        Line("four equal bars in a row", report.FourAlike);
        Line("key kept, first four bars", report.KeyKeptFirst);
        Line("key kept, last four bars", report.KeyKeptLast);
        Line("figures of the phrase", report.OwnFigures);
        Line("answers without one", report.NoFigure);
        Line("figures of another's phrase", report.ForeignFigures);
        Line("answers with no bar heard", report.NoBarHeard);
        foreach ((int distance, StructureFigure figure) in report.Likeness)
            Line($"in common with {distance} before", figure);
        Line("phrases end firmly", report.PhraseEnds);
        Line("own phrase told from another's", report.OwnPhraseTold);

        void Line(string name, StructureFigure figure) => Shares(name, figure, to);
    }

    private static void Print(VoiceLeading voices, TextWriter to)
    {
        Headings("how voices move", to);
        Shares("parallel fifths and octaves", voices.Parallels, to);
        Shares("top line by step", voices.TopByStep, to);
        to.WriteLine(FormattableString.Invariant(
            $"{"voices at once, 95th percentile",-31} {voices.AnswerVoices,5}{"",33}{voices.OriginalVoices,5}"));
    }

    private static void Headings(string title, TextWriter to) =>
        to.WriteLine(
            $"\n{title,-31} {"answers (95 %)",-21} {"single, 10-90 %",-15} {"the pieces themselves",-21} single");

    private static void Shares(string name, StructureFigure figure, TextWriter to)
    {
        to.WriteLine(
            $"{name,-31} {Share(figure.Sum.Answers, figure.Answers)} {Range(figure.SingleAnswers),-15} "
            + $"{Share(figure.Sum.Originals, figure.Originals)} {Range(figure.SingleOriginals)}");

        static string Share(Tally sum, ShareRange range) =>
            FormattableString.Invariant($"{100 * sum.Share,5:F1} % {$"({Range(range)})",-13}");

        static string Range(ShareRange range) =>
            FormattableString.Invariant($"{100 * range.Low:F1}-{100 * range.High:F1}");
    }

    private static void Print(Memorisation overlap, TextWriter to)
    {
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"runs of {LearntMusic.RunNotes} "
            + $"notes that stand in the training part: {100 * overlap.KnownRuns.Answers.Share:F2} % of the answers', "
            + $"{100 * overlap.KnownRuns.Originals.Share:F2} % of the pieces' own"));
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"longest run shared with the training part, "
            + $"in notes: answers median {Memorisation.Median(overlap.Answers)}, most {Most(overlap.Answers)}; the "
            + $"pieces themselves median {Memorisation.Median(overlap.Originals)}, most {Most(overlap.Originals)}"));
    }

    private static string MedianAndMost(IReadOnlyList<LongestLoops> all, Func<LongestLoops, int> of) =>
        FormattableString.Invariant(
            $"median {Median([.. all.Select(of)])}, most {all.Select(of).DefaultIfEmpty().Max()}");

    private static int Median(IReadOnlyList<int> values) =>
        values.Count == 0 ? 0 : values.Order().ElementAt(values.Count / 2);

    private static int Most(IReadOnlyList<Overlap> runs) => runs.Select(run => run.Notes).DefaultIfEmpty().Max();
}
