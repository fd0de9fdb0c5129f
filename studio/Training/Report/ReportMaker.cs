using Continuo.Engine.Music;
using Continuo.Engine.Presets;
using Continuo.Studio.Rendering;
using Continuo.Training.Copying;
using Continuo.Training.Corpus;
using Continuo.Training.Measures;
using Continuo.Training.Prediction;
using Continuo.Training.Runs;

namespace Continuo.Studio.Training.Report;

/// <summary>
/// Measures a finished preset and says what it learnt. Uses all processors; seconds for some tens of pieces.
/// </summary>
/// <param name="preset">Folder of the preset.</param>
/// <param name="beginning">What the training began with.</param>
/// <param name="epochs">The loss curve.</param>
/// <param name="cancel">Looked at between measurements.</param>
internal sealed class ReportMaker(
    string preset, TrainingBeginning beginning, IReadOnlyList<EpochRecord> epochs, CancellationToken cancel)
{
    private const int MostPiecesContinued = 60;
    private const int EnoughAnswers = 24;
    private const int FewLearntPieces = 8;
    private const int MostLearntPieces = 24;

    /// <summary>Bars of opening and answer, for pieces that are too short for the ones before.</summary>
    private static readonly (int Opening, int Answer)[] Bars = [(4, 8), (2, 4), (1, 2)];

    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public TrainingReport Make(TrainingResult result)
    {
        LoadedPreset loaded = PresetLoader.Load(PresetFile.Read(preset));
        double? learnt = result.Model is null ? null : BitsOfLearnt(loaded);
        cancel.ThrowIfCancellationRequested();
        IReadOnlyList<AnsweredPiece> answers = Answers(loaded);
        cancel.ThrowIfCancellationRequested();
        CopiesReport copies = CopiesVerdict.Of(
            answers.Count == 0 ? null : Memorisation.Measure(answers, LearntMusic.Of(beginning.Train.Pieces)),
            beginning.Valid.Pieces.Count, TitleOf);
        cancel.ThrowIfCancellationRequested();
        return new TrainingReport(
            LearntSentences.Of(
                beginning, epochs, result,
                answers.Count == 0 ? null : ContinuationReport.Of(answers, loaded.Preset.Loops)),
            GeneralisesVerdict.Of(result, learnt, beginning.Valid.Notes),
            copies,
            beginning.Train.Pieces.Count,
            beginning.Train.Notes,
            beginning.Valid.Pieces.Count,
            beginning.Valid.Notes,
            epochs.Count,
            result.BestEpoch);
    }

    private double BitsOfLearnt(LoadedPreset loaded)
    {
        int pieces = Math.Clamp(beginning.Valid.Pieces.Count, FewLearntPieces, MostLearntPieces);
        List<Score> scores = [.. beginning.Train.Limit(pieces).Pieces.Select(piece => piece.Score)];
        return Evaluator.Measure(scores, loaded.Tokenizer, () => new ModelPredictor(loaded.Model)).BitsPerNote;
    }

    /// <summary>Of few pieces several answers each, so that there is enough to judge by.</summary>
    private List<AnsweredPiece> Answers(LoadedPreset loaded)
    {
        IReadOnlyList<Piece> pieces = beginning.Valid.Limit(MostPiecesContinued).Pieces;
        foreach ((int opening, int answer) in Bars)
        {
            ContinuationOptions options = new ContinuationOptions
            {
                OpeningBars = opening,
                AnswerBars = answer,
                Engine = PresetOptions.Offline(loaded.Preset),
            }.As(loaded.Preset);
            List<AnsweredPiece> answers = [.. AnsweredPiece.Of(loaded.Model, loaded.Tokenizer, pieces, options)];
            int each = answers.Count;
            for (ulong seed = 2; each > 0 && answers.Count < EnoughAnswers; seed++)
            {
                cancel.ThrowIfCancellationRequested();
                answers.AddRange(
                    AnsweredPiece.Of(loaded.Model, loaded.Tokenizer, pieces, options with { Seed = seed }));
            }
            if (each > 0)
                return answers;
        }
        return [];
    }

    private string TitleOf(string piece) =>
        beginning.Train.Pieces.FirstOrDefault(one => one.Name == piece)?.Score.Title is { Length: > 0 } title
            ? title
            : Path.GetFileName(piece);
}
