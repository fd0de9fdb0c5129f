namespace Continuo.Studio.Drawing;

/// <summary>A colour with opacity, each part 0..1.</summary>
public readonly record struct Colour(double Red, double Green, double Blue, double Alpha = 1)
{
    /// <summary>From <c>0xRRGGBB</c>.</summary>
    public static Colour FromRgb(int rgb, double alpha = 1) =>
        new((rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, alpha);
}

/// <summary>What a picture needs of a drawing library. Units are pixels, y grows downwards.</summary>
public interface ICanvas
{
    void FillRectangle(double x, double y, double width, double height, Colour colour);

    void Line(double x1, double y1, double x2, double y2, double width, Colour colour);

    /// <summary>Text whose baseline begins at the point.</summary>
    void Text(double x, double y, double size, string text, Colour colour);
}
