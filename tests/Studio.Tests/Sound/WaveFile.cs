using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Continuo.Studio.Tests.Sound;

/// <summary>A WAV file of 16 bits, by numbers.</summary>
/// <param name="Seconds">Its length.</param>
/// <param name="Peak">0..1.</param>
/// <param name="Crossings">How often the first channel crosses zero in the first half second.</param>
internal sealed record WaveFile(double Seconds, double Peak, int Crossings)
{
    public static WaveFile Parse(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("RIFF"u8))
            throw new InvalidDataException("no WAV file");
        int at = 12, channels = 0, rate = 0;
        while (true)
        {
            ReadOnlySpan<byte> name = bytes.Slice(at, 4);
            int size = BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 4)..]);
            if (name.SequenceEqual("fmt "u8))
                (channels, rate) = (BinaryPrimitives.ReadInt16LittleEndian(bytes[(at + 10)..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 12)..]));
            if (name.SequenceEqual("data"u8))
                return Measure(bytes.Slice(at + 8, size), channels, rate);
            at += 8 + size + size % 2;
        }
    }

    private static WaveFile Measure(ReadOnlySpan<byte> bytes, int channels, int rate)
    {
        ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(bytes);
        int peak = 0;
        foreach (short sample in samples)
            peak = Math.Max(peak, Math.Abs((int)sample));

        // Overtones and dither cross zero too, but not from one loud half to the other.
        int crossings = 0, side = 0;
        for (int i = 0; i < Math.Min(samples.Length, rate / 2 * channels); i += channels)
        {
            if (Math.Abs((int)samples[i]) <= peak / 4)
                continue;
            crossings += Math.Sign(samples[i]) == -side ? 1 : 0;
            side = Math.Sign(samples[i]);
        }
        return new((double)samples.Length / channels / rate, peak / 32768.0, crossings);
    }
}
