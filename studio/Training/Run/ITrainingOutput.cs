using Continuo.Studio.Training.Report;
using Continuo.Training.Corpus;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Run;

/// <summary>How <c>continuo train</c> says what it does: for people, or for programs.</summary>
internal interface ITrainingOutput
{
    /// <summary>The music has been read.</summary>
    void Corpus(MusicCorpus train, MusicCorpus valid, IReadOnlyList<string> warnings);

    /// <summary>All is ready.</summary>
    void Begin(TrainingBeginning beginning);

    /// <summary>Bits a token of the weights that training begins from.</summary>
    void Start(double bits);

    void Progress(TrainingProgress progress);

    /// <summary>The loss curve so far.</summary>
    void Epochs(IReadOnlyList<EpochRecord> history);

    /// <summary>Training is over; a report is being made.</summary>
    void Measuring();

    void Report(TrainingReport report);

    /// <summary>Done: the preset is whole.</summary>
    void Result(string folder, TrainingResult result);

    /// <summary>Stopped, with a checkpoint.</summary>
    void Stopped();

    void Failed(string why);
}
