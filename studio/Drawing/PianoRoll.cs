using System.Globalization;
using Continuo.Engine.Music;

namespace Continuo.Studio.Drawing;

/// <summary>A piano roll of a phrase and its answer in two colours, bars and beats ruled.</summary>
public static class PianoRoll
{
    private const double LeftMargin = 56;
    private const double RightMargin = 16;
    private const double TopMargin = 48;
    private const double BottomMargin = 36;
    private const double RowHeight = 9;

    private static readonly Colour Paper = Colour.FromRgb(0xfbfaf7);
    private static readonly Colour BlackKeyRow = Colour.FromRgb(0xf0eee8);
    private static readonly Colour OctaveLine = Colour.FromRgb(0xcfccc2);
    private static readonly Colour BeatLine = Colour.FromRgb(0xe2dfd6);
    private static readonly Colour BarLine = Colour.FromRgb(0x8d8a80);
    private static readonly Colour Ink = Colour.FromRgb(0x33322e);
    private static readonly Colour Played = Colour.FromRgb(0x2f6f9f);
    private static readonly Colour Answered = Colour.FromRgb(0xd2691e);

    /// <summary>Draws both into a PNG file, as wide as asked and as high as their range needs.</summary>
    /// <exception cref="IOException">The file can't be written.</exception>
    public static void Save(
        string path, string title, IReadOnlyList<Note> played, IReadOnlyList<Note> answered, BarGrid bars,
        int width = 1600)
    {
        Range range = RangeOf(played, answered, bars);
        using var canvas = new CairoCanvas(width, (int)(TopMargin + range.Height + BottomMargin), Paper);
        Draw(canvas, title, played, answered, bars, width);
        canvas.SavePng(path);
    }

    /// <summary>Draws both; <paramref name="width"/> in pixels.</summary>
    public static void Draw(
        ICanvas canvas, string title, IReadOnlyList<Note> played, IReadOnlyList<Note> answered, BarGrid bars, int width)
    {
        Range range = RangeOf(played, answered, bars);
        double perTick = (width - LeftMargin - RightMargin) / Math.Max(1, (range.To - range.From).Value);

        double X(Ticks at) => LeftMargin + (at - range.From).Value * perTick;
        double Y(int key) => TopMargin + (range.High - key) * RowHeight;

        DrawRows(canvas, range, width, Y);
        DrawRulings(canvas, bars, range, X);
        DrawNotes(canvas, played, Played, X, Y);
        DrawNotes(canvas, answered, Answered, X, Y);
        DrawLegend(canvas, title, played.Count, answered.Count, width);
    }

    /// <summary>
    /// Whole bars around the notes, and three keys above and below them; an octave and a bar when there are none.
    /// </summary>
    private static Range RangeOf(IReadOnlyList<Note> played, IReadOnlyList<Note> answered, BarGrid bars)
    {
        IReadOnlyList<Note> all = [.. played, .. answered];
        if (all.Count == 0)
            return new Range(60, 72, Ticks.Zero, bars.Meter.BarLength);
        return new Range(
            all.Min(note => note.Pitch.Number) - 3,
            all.Max(note => note.Pitch.Number) + 3,
            bars.BarStart(all.Min(note => note.Onset)),
            bars.NextBarStart(all.Max(note => note.End)));
    }

    private static void DrawRows(ICanvas canvas, Range range, int width, Func<int, double> y)
    {
        for (int key = range.Low; key <= range.High; key++)
        {
            if (key % 12 is 1 or 3 or 6 or 8 or 10)
                canvas.FillRectangle(LeftMargin, y(key), width - LeftMargin - RightMargin, RowHeight, BlackKeyRow);
            if (key % 12 != 0)
                continue;
            canvas.Line(LeftMargin, y(key) + RowHeight, width - RightMargin, y(key) + RowHeight, 1, OctaveLine);
            canvas.Text(20, y(key) + RowHeight - 1, 11, new Pitch((byte)key).ToString(), Ink);
        }
    }

    private static void DrawRulings(ICanvas canvas, BarGrid bars, Range range, Func<Ticks, double> x)
    {
        (Ticks from, Ticks to, double bottom) = (range.From, range.To, TopMargin + range.Height);
        for (Ticks beat = from; beat <= to; beat += bars.Meter.Beat)
            canvas.Line(x(beat), TopMargin, x(beat), bottom, 1, BeatLine);
        int number = (int)((from - bars.Origin).Value / bars.Meter.BarLength.Value) + 1;
        for (Ticks bar = from; bar <= to; bar += bars.Meter.BarLength, number++)
        {
            canvas.Line(x(bar), TopMargin, x(bar), bottom, 1.4, BarLine);
            if (bar < to)
                canvas.Text(x(bar) + 4, bottom + 16, 12, number.ToString(CultureInfo.InvariantCulture), Ink);
        }
    }

    private static void DrawNotes(
        ICanvas canvas, IReadOnlyList<Note> notes, Colour colour, Func<Ticks, double> x, Func<int, double> y)
    {
        foreach (Note note in notes)
        {
            // Loud notes are opaque, soft ones let the paper through.
            Colour shade = colour with { Alpha = 0.45 + 0.55 * note.Velocity.Unit };
            double width = Math.Max(2, x(note.End) - x(note.Onset) - 1);
            canvas.FillRectangle(x(note.Onset), y(note.Pitch.Number) + 0.5, width, RowHeight - 1, shade);
        }
    }

    private static void DrawLegend(ICanvas canvas, string title, int played, int answered, int width)
    {
        canvas.Text(LeftMargin, 28, 18, title, Ink);
        canvas.FillRectangle(width - 330, 17, 14, 12, Played);
        canvas.Text(width - 310, 28, 14, FormattableString.Invariant($"played ({played})"), Ink);
        canvas.FillRectangle(width - 180, 17, 14, 12, Answered);
        canvas.Text(width - 160, 28, 14, FormattableString.Invariant($"answered ({answered})"), Ink);
    }

    private readonly record struct Range(int Low, int High, Ticks From, Ticks To)
    {
        public double Height => (High - Low + 1) * RowHeight;
    }
}
