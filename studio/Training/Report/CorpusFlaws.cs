using Continuo.Training.Corpus;

namespace Continuo.Studio.Training.Report;

/// <summary>The first of a corpus's files that could not be read, each with its position and cause.</summary>
internal static class CorpusFlaws
{
    private const int Shown = 20;

    public static void Show(MusicCorpus corpus, TextWriter to)
    {
        foreach (FlawedFile file in corpus.Skipped.Take(Shown))
            to.WriteLine(file.Reason.Contains(file.Name, StringComparison.Ordinal)
                ? $"continuo: skipped: {file.Reason}"
                : $"continuo: skipped: {file.Name}: {file.Reason}");
        if (corpus.Skipped.Count > Shown)
            to.WriteLine(FormattableString.Invariant($"continuo: and {corpus.Skipped.Count - Shown} more"));
        foreach (string line in corpus.Missing.Take(Shown))
            to.WriteLine($"continuo: missing: {line}");
    }
}
