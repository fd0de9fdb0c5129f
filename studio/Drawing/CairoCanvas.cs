using System.Runtime.InteropServices;
using Continuo.Studio.Platform;

namespace Continuo.Studio.Drawing;

/// <summary>An image drawn by cairo, written as PNG.</summary>
public sealed partial class CairoCanvas : ICanvas, IDisposable
{
    private const int Argb32 = 0;
    private const int StatusSuccess = 0;

    private readonly nint _surface;
    private readonly nint _context;

    /// <exception cref="DllNotFoundException">cairo (Debian: libcairo2) is not installed.</exception>
    public CairoCanvas(int width, int height, Colour background)
    {
        _surface = Cairo.ImageSurfaceCreate(Argb32, width, height);
        _context = Cairo.Create(_surface);
        Cairo.SelectFontFace(_context, "sans-serif", slant: 0, weight: 0);
        FillRectangle(0, 0, width, height, background);
    }

    public void FillRectangle(double x, double y, double width, double height, Colour colour)
    {
        SetColour(colour);
        Cairo.Rectangle(_context, x, y, width, height);
        Cairo.Fill(_context);
    }

    public void Line(double x1, double y1, double x2, double y2, double width, Colour colour)
    {
        SetColour(colour);
        Cairo.SetLineWidth(_context, width);
        Cairo.MoveTo(_context, x1, y1);
        Cairo.LineTo(_context, x2, y2);
        Cairo.Stroke(_context);
    }

    public void Text(double x, double y, double size, string text, Colour colour)
    {
        SetColour(colour);
        Cairo.SetFontSize(_context, size);
        Cairo.MoveTo(_context, x, y);
        Cairo.ShowText(_context, text);
    }

    /// <exception cref="IOException">The file can't be written.</exception>
    public void SavePng(string path)
    {
        Cairo.SurfaceFlush(_surface);
        int status = Cairo.SurfaceWriteToPng(_surface, path);
        if (status != StatusSuccess)
            throw new IOException($"{path}: the picture could not be written (cairo status {status})");
    }

    public void Dispose()
    {
        Cairo.Destroy(_context);
        Cairo.SurfaceDestroy(_surface);
    }

    private void SetColour(Colour colour) =>
        Cairo.SetSourceRgba(_context, colour.Red, colour.Green, colour.Blue, colour.Alpha);

    private static partial class Cairo
    {
        private const string Library = "cairo";

        static Cairo() => NativeLibrary.SetDllImportResolver(
            typeof(Cairo).Assembly,
            (name, assembly, paths) =>
                name == Library ? NativeLibrary.Load(IPlatform.Current.CairoLibrary, assembly, paths) : 0);

        [LibraryImport(Library, EntryPoint = "cairo_image_surface_create")]
        public static partial nint ImageSurfaceCreate(int format, int width, int height);

        [LibraryImport(Library, EntryPoint = "cairo_create")]
        public static partial nint Create(nint surface);

        [LibraryImport(Library, EntryPoint = "cairo_destroy")]
        public static partial void Destroy(nint context);

        [LibraryImport(Library, EntryPoint = "cairo_surface_destroy")]
        public static partial void SurfaceDestroy(nint surface);

        [LibraryImport(Library, EntryPoint = "cairo_surface_flush")]
        public static partial void SurfaceFlush(nint surface);

        [LibraryImport(Library, EntryPoint = "cairo_surface_write_to_png", StringMarshalling = StringMarshalling.Utf8)]
        public static partial int SurfaceWriteToPng(nint surface, string path);

        [LibraryImport(Library, EntryPoint = "cairo_set_source_rgba")]
        public static partial void SetSourceRgba(nint context, double red, double green, double blue, double alpha);

        [LibraryImport(Library, EntryPoint = "cairo_rectangle")]
        public static partial void Rectangle(nint context, double x, double y, double width, double height);

        [LibraryImport(Library, EntryPoint = "cairo_fill")]
        public static partial void Fill(nint context);

        [LibraryImport(Library, EntryPoint = "cairo_set_line_width")]
        public static partial void SetLineWidth(nint context, double width);

        [LibraryImport(Library, EntryPoint = "cairo_move_to")]
        public static partial void MoveTo(nint context, double x, double y);

        [LibraryImport(Library, EntryPoint = "cairo_line_to")]
        public static partial void LineTo(nint context, double x, double y);

        [LibraryImport(Library, EntryPoint = "cairo_stroke")]
        public static partial void Stroke(nint context);

        [LibraryImport(Library, EntryPoint = "cairo_select_font_face", StringMarshalling = StringMarshalling.Utf8)]
        public static partial void SelectFontFace(nint context, string family, int slant, int weight);

        [LibraryImport(Library, EntryPoint = "cairo_set_font_size")]
        public static partial void SetFontSize(nint context, double size);

        [LibraryImport(Library, EntryPoint = "cairo_show_text", StringMarshalling = StringMarshalling.Utf8)]
        public static partial void ShowText(nint context, string text);
    }
}
