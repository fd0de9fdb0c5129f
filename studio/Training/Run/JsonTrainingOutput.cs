using System.Diagnostics;
using Continuo.Engine.Encodings.Shared;
using Continuo.Studio.Training.Report;
using Continuo.Training.Corpus;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Run;

/// <summary>
/// For programs: a line of JSON for each <see cref="TrainingEvent"/>. Losses
/// become bits a note, which encodings have in common.
/// </summary>
/// <param name="to">Flushed after every line.</param>
internal sealed class JsonTrainingOutput(TextWriter to) : ITrainingOutput
{
    private const int PiecesCounted = 200;

    /// <summary>Of more music the baseline is measured while training runs already.</summary>
    private const long NotesCountedAtOnce = 100_000;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(250);

    private readonly Stopwatch _sinceProgress = new();
    private double _trainTokensPerNote = 1;
    private double _validTokensPerNote = 1;
    private int _epochsTold;

    public void Corpus(MusicCorpus train, MusicCorpus valid, IReadOnlyList<string> warnings)
    {
        foreach (string warning in warnings)
            Tell(new WarningEvent(warning));
        foreach (CorpusReport.Cause cause in CorpusReport.Of(train).SkippedFor.Concat(
            CorpusReport.Of(valid).SkippedFor))
            Tell(new WarningEvent(FormattableString.Invariant(
                $"left out: {cause.Count} ({cause.What}), among them {Path.GetFileName(cause.Example)}")));
    }

    public void Begin(TrainingBeginning beginning)
    {
        _trainTokensPerNote = TokensPerNote(beginning.Train.Limit(PiecesCounted), beginning.Tokenizer);
        _validTokensPerNote = TokensPerNote(beginning.Valid, beginning.Tokenizer);
        TrainingOptions options = beginning.Options;
        bool isLittle = beginning.Train.Notes <= NotesCountedAtOnce;
        Tell(new CorpusEvent(
            beginning.Train.Pieces.Count, beginning.Train.Notes, beginning.Valid.Pieces.Count, beginning.Valid.Notes,
            options.Encoding, options.Hidden,
            options.Layers, options.Epochs, isLittle ? beginning.Baseline.Value?.BitsPerNote : null));
        if (!isLittle)
            new Thread(() => TellBaseline(beginning)) { IsBackground = true, Name = "baseline" }.Start();
    }

    public void Start(double bits) => Tell(new StartEvent(bits * _validTokensPerNote));

    public void Progress(TrainingProgress progress)
    {
        if (_sinceProgress.IsRunning && _sinceProgress.Elapsed < ProgressEvery)
            return;
        _sinceProgress.Restart();
        Tell(new ProgressEvent(
            progress.Epoch,
            progress.Epochs,
            (progress.Epoch - 1 + (double)progress.Step / progress.Steps) / progress.Epochs,
            progress.Left.TotalSeconds,
            progress.TokensPerSecond / _trainTokensPerNote,
            TrainBits(progress.Loss)));
    }

    public void Epochs(IReadOnlyList<EpochRecord> history)
    {
        foreach (EpochRecord epoch in history.Skip(_epochsTold))
            Tell(new EpochEvent(epoch.Epoch, TrainBits(epoch.TrainNats), epoch.ValidBits * _validTokensPerNote));
        _epochsTold = history.Count;
    }

    public void Measuring() => Tell(new MeasuringEvent());

    public void Report(TrainingReport report) => Tell(new ReportEvent(report));

    public void Result(string folder, TrainingResult result) => Tell(new ResultEvent(
        result.BestEpoch, result.Model?.BitsPerNote, result.Baseline?.BitsPerNote, result.Before?.BitsPerNote));

    public void Stopped() => Tell(new StoppedEvent());

    public void Failed(string why) => Tell(new ErrorEvent(why));

    private double TrainBits(double nats) => nats / Math.Log(2) * _trainTokensPerNote;

    private void Tell(TrainingEvent what)
    {
        lock (to)
        {
            to.WriteLine(what.ToLine());
            to.Flush();
        }
    }

    private void TellBaseline(TrainingBeginning beginning)
    {
        if (beginning.Baseline.Value is { } baseline)
            Tell(new BaselineEvent(baseline.BitsPerNote));
    }

    /// <summary>Of what the trainer measures on: the pieces, or the beginnings of very long ones.</summary>
    private static double TokensPerNote(MusicCorpus corpus, ITokenizer tokenizer)
    {
        long tokens = 0, notes = 0;
        foreach (Piece piece in corpus.Pieces)
        {
            Token[] symbols = [.. tokenizer.Encode(piece.Score).Take(Trainer.ValidTokens)];
            tokens += symbols.Length - 1;
            notes += tokenizer.Decode(symbols).Notes.Count();
        }
        return (double)Math.Max(1, tokens) / Math.Max(1, notes);
    }
}
