using System.Globalization;
using Continuo.Studio.Training.Report;
using Continuo.Training.Corpus;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Run;

/// <summary>For people.</summary>
internal sealed class TextTrainingOutput : ITrainingOutput
{
    private readonly TrainingProgressLine _progress = new(Console.Out, Console.IsOutputRedirected);

    public void Corpus(MusicCorpus train, MusicCorpus valid, IReadOnlyList<string> warnings)
    {
        foreach (string warning in warnings)
            Console.Error.WriteLine("continuo: warning: " + warning);
        foreach ((string part, MusicCorpus corpus) in new[] { ("training", train), ("validation", valid) })
        {
            foreach (string line in CorpusReport.Of(corpus).Lines(part))
                Console.WriteLine(line);
            CorpusFlaws.Show(corpus, Console.Error);
        }
    }

    public void Begin(TrainingBeginning beginning)
    {
    }

    public void Start(double bits)
    {
    }

    public void Progress(TrainingProgress progress) => _progress.Show(progress);

    public void Epochs(IReadOnlyList<EpochRecord> history)
    {
    }

    public void Measuring() => _progress.End();

    public void Report(TrainingReport report)
    {
        foreach (string sentence in report.Learnt)
            Console.WriteLine(sentence);
        Console.WriteLine($"Does it generalise? {report.Generalises.Verdict}. {report.Generalises.Sentence}");
        Console.WriteLine($"Does it copy? {report.Copies.Verdict}. {report.Copies.Sentence}");
    }

    public void Result(string folder, TrainingResult result)
    {
        _progress.End();
        Console.WriteLine(result.BestEpoch == 0
            ? $"{folder}: training did not better the preset that it began from; its weights are kept"
            : FormattableString.Invariant($"{folder}: best after epoch {result.BestEpoch}"));
        if (result.Before is { } before)
            Console.WriteLine(FormattableString.Invariant($"validation before: {before.BitsPerNote:F3} bits per note"));
        if (result is { Model: { } model, Baseline: { } baseline })
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"validation: {model.BitsPerNote:F3} bits per note ({model.Notes} notes), "
                + $"Markov chain of order 5: {baseline.BitsPerNote:F3}"));
    }

    public void Stopped()
    {
        _progress.End();
        Console.Error.WriteLine("continuo: stopped; the same command with --resume goes on");
    }

    public void Failed(string why) => _progress.End();
}
