using Continuo.Engine.Music;

namespace Continuo.Training.Measures;

/// <summary>
/// How answers are built from what came before, beside how the pieces themselves are. What each figure counts:
/// docs/measures.md.
/// </summary>
/// <param name="Repeats">Bars that repeat the one 1, 2, 4, 8, 16 bars before, in each likeness.</param>
/// <param name="HeardBefore">Bars that equal any earlier one, of the opening or of the answer.</param>
/// <param name="InRuns">Bars that equal one before together with a bar beside them, at the same distance.</param>
/// <param name="FourAlike">Answers that play four equal bars in a row.</param>
/// <param name="KeyKeptFirst">Answers whose first four bars are in the opening's key.</param>
/// <param name="KeyKeptLast">Answers whose last four bars are in the opening's key.</param>
/// <param name="OwnFigures">Runs of four notes that stand in the opening, in any key.</param>
/// <param name="NoFigure">Answers that take no run of four notes from the opening.</param>
/// <param name="ForeignFigures">Runs of four notes that stand in the opening of another piece, over all others.</param>
/// <param name="NoBarHeard">Answers of which no bar equals an earlier one.</param>
/// <param name="Likeness">What bars have in common with the one 1, 2, 4, 8, 16 bars before.</param>
/// <param name="PhraseEnds">See <see cref="Measures.PhraseEnds"/>.</param>
/// <param name="OwnPhraseTold">Other openings that are farther than the own one, see <see cref="OwnPhrase"/>.</param>
public sealed record StructureReport(
    IReadOnlyList<BarRepeats> Repeats, StructureFigure HeardBefore, StructureFigure InRuns, StructureFigure FourAlike,
    StructureFigure KeyKeptFirst, StructureFigure KeyKeptLast, StructureFigure OwnFigures, StructureFigure NoFigure,
    StructureFigure ForeignFigures, StructureFigure NoBarHeard, IReadOnlyList<BarsAlike> Likeness,
    StructureFigure PhraseEnds, StructureFigure OwnPhraseTold)
{
    private const int KeyBars = 4;

    private static readonly int[] Distances = [1, 2, 4, 8, 16];

    public static StructureReport Of(IReadOnlyList<AnsweredPiece> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        PhraseFigures figures = new(pieces);
        return new(
            [
                .. Distances.SelectMany(distance => Enum.GetValues<BarLikeness>().Select(
                    likeness => new BarRepeats(distance, likeness, Figure(
                        (opening, bars) => BarRepetition.Of(opening, bars, distance, likeness))))),
            ],
            Figure(BarRepetition.HeardBefore),
            Figure(BarRepetition.InRuns),
            Figure((_, bars) => One(BarRepetition.MostAlike(bars) >= 4)),
            StructureFigure.Of([.. pieces.Select(one => new Compared(
                KeyKept(one, one.AnswerNotes, Ticks.Zero, FirstBars(one)),
                KeyKept(one, one.OriginalNotes, Ticks.Zero, FirstBars(one))))]),
            StructureFigure.Of([.. pieces.Select(one => new Compared(
                KeyKept(one, one.AnswerNotes, one.AnswerLength - FirstBars(one), one.AnswerLength),
                KeyKept(one, one.OriginalNotes, one.OriginalLength - FirstBars(one), one.OriginalLength)))]),
            StructureFigure.Of(figures.Own),
            StructureFigure.Of(figures.None),
            StructureFigure.Of(figures.Foreign),
            Figure((opening, bars) => One(BarRepetition.HeardBefore(opening, bars).Hits == 0)),
            [
                .. Distances.Select(distance => new BarsAlike(distance, Figure(
                    (opening, bars) => BarRepetition.Likeness(opening, bars, distance)))),
            ],
            StructureFigure.Of([.. pieces.Select(one => new Compared(
                Measures.PhraseEnds.OnStrongTone(one.AnswerBars, one.Key),
                Measures.PhraseEnds.OnStrongTone(one.OriginalBars, one.Key)))]),
            StructureFigure.Of([.. OwnPhrase.Told(pieces, one => one.AnswerNotes).Zip(
                OwnPhrase.Told(pieces, one => one.OriginalNotes), (answer, original) => new Compared(
                    answer, original))]));

        StructureFigure Figure(Func<IReadOnlyList<BarOnsets>, IReadOnlyList<BarOnsets>, Tally> measure) =>
            StructureFigure.Of([.. pieces.Select(one => new Compared(
                measure(one.OpeningBars, one.AnswerBars), measure(one.OpeningBars, one.OriginalBars)))]);
    }

    private static Tally One(bool isSo) => new(isSo ? 1 : 0, 1);

    private static Ticks FirstBars(AnsweredPiece one) =>
        one.AnswerBars.Count <= KeyBars
            ? one.AnswerLength
            : new(one.AnswerLength.Value / one.AnswerBars.Count * KeyBars);

    private static Tally KeyKept(AnsweredPiece one, IReadOnlyList<Note> notes, Ticks from, Ticks to)
    {
        Note[] inside = [.. notes.Where(note => note.Onset >= from && note.Onset < to)];
        return inside.Length == 0 ? default : One(KeyFinder.Find(inside) == KeyFinder.Find([.. one.Opening.Notes]));
    }
}

/// <summary>Bars that repeat an earlier one.</summary>
/// <param name="Distance">Bars back.</param>
/// <param name="Likeness">Pitches and places, places alone, or both in another key.</param>
/// <param name="Figure">Of the bars in which a note begins.</param>
public sealed record BarRepeats(int Distance, BarLikeness Likeness, StructureFigure Figure);

/// <summary>What bars have in common with earlier ones.</summary>
/// <param name="Distance">Bars back.</param>
/// <param name="Figure">Of the onsets of both bars those that both have.</param>
public sealed record BarsAlike(int Distance, StructureFigure Figure);
