using System.Buffers.Binary;

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

    private static WaveFile Measure(ReadOnlySpan<byte> samples, int channels, int rate)
    {
        int peak = 0, crossings = 0, previous = 0;
        for (int i = 0; i + 1 < samples.Length; i += 2)
        {
            int sample = BinaryPrimitives.ReadInt16LittleEndian(samples[i..]);
            peak = Math.Max(peak, Math.Abs(sample));
            if (i / 2 % channels != 0 || i / 2 / channels > rate / 2 || sample == 0)
                continue;
            crossings += Math.Sign(sample) == -Math.Sign(previous) ? 1 : 0;
            previous = sample;
        }
        return new((double)samples.Length / 2 / channels / rate, peak / 32768.0, crossings);
    }
}
