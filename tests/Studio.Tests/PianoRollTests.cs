using System.Buffers.Binary;
using Continuo.Engine.Music;
using Continuo.Studio.Drawing;
using Xunit;

namespace Continuo.Studio.Tests;

public sealed class PianoRollTests
{
    private static readonly BarGrid Bars = new(Ticks.Zero, new Meter(6, 8));

    [Fact]
    public void ThePlayedAndTheAnsweredAreDrawnInTheirColoursWithEveryBarRuled()
    {
        var canvas = new RecordingCanvas();
        PianoRoll.Draw(canvas, "A title", [NoteAt(0, 60), NoteAt(480, 62)], [NoteAt(2880, 64)], Bars, width: 1000);
        var notes = canvas.Rectangles.Where(rectangle => rectangle.Colour.Alpha < 1).ToList();
        Assert.Equal(3, notes.Count);
        Assert.Equal(2, notes.Select(note => note.Colour).Distinct().Count());
        // Two bars of six eighths: three bar lines, and a line for each dotted quarter.
        Assert.Equal(3, canvas.Lines.Count(line => line.Width > 1));
        Assert.Contains("A title", canvas.Texts);
        Assert.Contains("played (2)", canvas.Texts);
        Assert.Contains("answered (1)", canvas.Texts);
    }

    [Fact]
    public void ThePngHasTheWidthAskedFor()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("continuo-roll-").FullName, "roll.png");
        PianoRoll.Save(path, "", [NoteAt(0, 60)], [], Bars, width: 640);
        byte[] png = File.ReadAllBytes(path);
        Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(png, 1, 3));
        Assert.Equal(640, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
    }

    [Fact]
    public void AFolderThatIsNotThereIsAClearError() =>
        Assert.Contains("/no/such/folder", Assert.Throws<IOException>(
            () => PianoRoll.Save("/no/such/folder/roll.png", "", [], [], Bars)).Message, StringComparison.Ordinal);

    private static Note NoteAt(long tick, byte pitch) =>
        new(new Ticks(tick), new Ticks(480), new Pitch(pitch), new Velocity(80));

    private sealed class RecordingCanvas : ICanvas
    {
        public List<(double X, Colour Colour)> Rectangles { get; } = [];

        public List<(double X, double Width)> Lines { get; } = [];

        public List<string> Texts { get; } = [];

        public void FillRectangle(double x, double y, double width, double height, Colour colour) =>
            Rectangles.Add((x, colour));

        public void Line(double x1, double y1, double x2, double y2, double width, Colour colour) =>
            Lines.Add((x1, width));

        public void Text(double x, double y, double size, string text, Colour colour) => Texts.Add(text);
    }
}
