using Continuo.Engine.Music;
using Continuo.Studio.Drawing;
using Continuo.Training.Measures;

namespace Continuo.Studio.Training.Report;

/// <summary>
/// Pictures of two answers: the one that returns to what was heard as the piece itself does, and the one that is
/// farthest from it.
/// </summary>
internal static class AnswerPictures
{
    /// <summary>Writes <c>ID-best.png</c> and <c>ID-worst.png</c>; files of these names are replaced.</summary>
    /// <param name="folder">Made if it is not there.</param>
    /// <param name="id">The preset's.</param>
    /// <param name="answered">At least one.</param>
    /// <exception cref="IOException">A file can't be written.</exception>
    public static void Save(string folder, string id, IReadOnlyList<AnsweredPiece> answered)
    {
        Directory.CreateDirectory(folder);
        IReadOnlyList<Compared> figures = new PhraseFigures(answered).Own;
        Returns[] byDistance =
        [
            .. answered.Select((one, i) => new Returns(one, HeardBefore(one), figures[i]))
                .OrderBy(one => one.Distance).ThenByDescending(one => one.Bars.Originals.Share)
        ];
        Save(Path.Combine(folder, $"{id}-best.png"), byDistance[0]);
        Save(Path.Combine(folder, $"{id}-worst.png"), byDistance[^1]);
    }

    private static void Save(string path, Returns one)
    {
        AnsweredPiece piece = one.Piece;
        string name = Path.GetFileNameWithoutExtension(piece.Piece);
        (Tally bars, Tally ownBars) = (one.Bars.Answers, one.Bars.Originals);
        (Tally figures, Tally ownFigures) = (one.Figures.Answers, one.Figures.Originals);
        string title = FormattableString.Invariant($"{name}: bars heard before {bars.Share:P0} (the piece itself ")
            + FormattableString.Invariant(
                $"{ownBars.Share:P0}), figures of the phrase {figures.Share:P0} ({ownFigures.Share:P0})");
        Meter meter = piece.Answer.Meters[0].Meter;
        Ticks firstBar = new(piece.From.Value % meter.BarLength.Value); // behind a pickup
        PianoRoll.Save(
            path, title, [.. piece.Opening.Notes],
            [.. piece.AnswerNotes.Select(note => note with { Onset = note.Onset + piece.From })],
            new BarGrid(firstBar, meter));
    }

    private static Compared HeardBefore(AnsweredPiece one) => new(
        BarRepetition.HeardBefore(one.OpeningBars, one.AnswerBars),
        BarRepetition.HeardBefore(one.OpeningBars, one.OriginalBars));

    private readonly record struct Returns(AnsweredPiece Piece, Compared Bars, Compared Figures)
    {
        public double Distance => Difference(Bars) + Difference(Figures);

        private static double Difference(Compared one) => Math.Abs(one.Answers.Share - one.Originals.Share);
    }
}
