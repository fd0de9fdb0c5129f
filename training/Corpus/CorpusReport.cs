namespace Continuo.Training.Corpus;

/// <summary>The result for a corpus's files, counted by cause.</summary>
/// <param name="Pieces">Read.</param>
/// <param name="Notes">Notes in the pieces read.</param>
/// <param name="Repaired">Pieces among them that had a flaw.</param>
/// <param name="Skipped">Files or pieces left out.</param>
/// <param name="Missing">Lines of the list that name nothing.</param>
/// <param name="RepairedFor">Why, the commonest first; a piece may have several.</param>
/// <param name="SkippedFor">Why, the commonest first.</param>
public sealed record CorpusReport(
    int Pieces, long Notes, int Repaired, int Skipped, int Missing,
    IReadOnlyList<CorpusReport.Cause> RepairedFor, IReadOnlyList<CorpusReport.Cause> SkippedFor)
{
    public static CorpusReport Of(MusicCorpus corpus)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        return new CorpusReport(
            corpus.Pieces.Count, corpus.Notes, corpus.Repaired.Count, corpus.Skipped.Count, corpus.Missing.Count,
            Count(corpus.Repaired), Count(corpus.Skipped));
    }

    /// <summary>The counts, then a line for each cause with one of its files.</summary>
    /// <param name="what">What the corpus is for.</param>
    public IEnumerable<string> Lines(string what)
    {
        yield return FormattableString.Invariant(
            $"{what}: {Pieces} pieces, {Notes} notes; {Skipped} skipped, {Repaired} repaired, {Missing} missing");
        foreach (Cause cause in SkippedFor)
            yield return FormattableString.Invariant($"  skipped {cause.Count}: {cause.What} ({cause.Example})");
        foreach (Cause cause in RepairedFor)
            yield return FormattableString.Invariant($"  repaired {cause.Count}: {cause.What} ({cause.Example})");
    }

    private static List<Cause> Count(IEnumerable<FlawedFile> files) =>
    [
        .. files.SelectMany(file => file.Causes.Select(cause => (cause, file.Name)))
            .GroupBy(entry => entry.cause, entry => entry.Name, StringComparer.Ordinal)
            .Select(group => new Cause(group.Key, group.Count(), group.First()))
            .OrderByDescending(cause => cause.Count).ThenBy(cause => cause.What, StringComparer.Ordinal),
    ];

    /// <param name="What">A sentence.</param>
    /// <param name="Count">Files or pieces that it concerns.</param>
    /// <param name="Example">The first of them.</param>
    public sealed record Cause(string What, int Count, string Example);
}
