using System.Text;

namespace Continuo.Engine.Import.Midi;

/// <summary>Text of meta events, whose encoding the standard leaves open: UTF-8 if it is valid, else Latin-1.</summary>
internal static class MidiText
{
    private const int MostBytes = 1000;

    private static readonly UTF8Encoding StrictUtf8 = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MostBytes)
            bytes = bytes[..MostBytes];
        string text;
        try
        {
            text = StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            text = Encoding.Latin1.GetString(bytes);
        }
        return new string([.. text.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
    }
}
