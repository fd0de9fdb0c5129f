using System.Text.Unicode;

namespace Continuo.Plugin.Interop;

/// <summary>Texts that cross the border: UTF-8, zero-terminated, cut at a character's border.</summary>
internal static unsafe class Utf8Text
{
    /// <summary>Writes the text and its terminator; returns the bytes before the terminator.</summary>
    public static int Write(string text, byte* destination, int capacity)
    {
        if (destination == null || capacity <= 0)
            return 0;
        var room = new Span<byte>(destination, capacity);
        Utf8.FromUtf16(text, room[..^1], out _, out int written);
        room[written] = 0;
        return written;
    }
}
