using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Continuo.Studio.Tests.Sound;

/// <summary>A WAV file of 16 bits.</summary>
internal sealed class WaveFile
{
    private readonly short[] _left;
    private readonly int _rate;

    private WaveFile(ReadOnlySpan<byte> bytes, int channels, int rate)
    {
        ReadOnlySpan<short> samples = MemoryMarshal.Cast<byte, short>(bytes);
        _left = new short[samples.Length / channels];
        for (int i = 0; i < _left.Length; i++)
            _left[i] = samples[i * channels];
        _rate = rate;
        foreach (short sample in samples)
            Peak = Math.Max(Peak, Math.Abs(sample / 32768.0));
    }

    public double Seconds => (double)_left.Length / _rate;

    /// <summary>0..1, of all channels.</summary>
    public double Peak { get; }

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
                (channels, rate) = (
                    BinaryPrimitives.ReadInt16LittleEndian(bytes[(at + 10)..]),
                    BinaryPrimitives.ReadInt32LittleEndian(bytes[(at + 12)..]));
            if (name.SequenceEqual("data"u8))
                return new(bytes.Slice(at + 8, size), channels, rate);
            at += 8 + size + size % 2;
        }
    }

    /// <summary>How much of a frequency the left channel's first half second holds.</summary>
    /// <remarks>
    /// Under a Hann window: cut off sharply, half a second of C3 would seem to hold a tenth of it at B2, 7.3 Hz below,
    /// in any SoundFont.
    /// </remarks>
    public double At(double hertz)
    {
        Complex sum = Complex.Zero;
        int length = Math.Min(_left.Length, _rate / 2);
        for (int i = 0; i < length; i++)
        {
            double window = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / length);
            sum += window * _left[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * hertz * i / _rate);
        }
        return sum.Magnitude;
    }
}
