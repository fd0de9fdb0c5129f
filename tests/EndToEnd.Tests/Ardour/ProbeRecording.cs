using System.Buffers.Binary;

namespace Continuo.EndToEnd.Tests.Ardour;

/// <summary>
/// An export of the track with the MIDI probe: the plugin's sound on the left, its MIDI output on the right
/// (see <c>continuo-midi-probe.lua</c>).
/// </summary>
/// <param name="Sound">The left channel.</param>
/// <param name="Events">Notes on and off, counted from the session's start.</param>
internal sealed record ProbeRecording(float[] Sound, List<OutputEvent> Events)
{
    public const int SampleRate = 48000;

    /// <summary>
    /// One export in ten begins so far within the session, sound and all:
    /// the latency of the resampler in Ardour's ports.
    /// </summary>
    private const int LargestShift = 16;

    /// <param name="wav">The export.</param>
    /// <param name="tempo">Quarter notes a minute.</param>
    /// <param name="firstNote">Where the region's first note lies, in quarter notes; it shows where in the session the
    /// export begins.</param>
    public static ProbeRecording Read(string wav, double tempo, double firstNote)
    {
        ProbeRecording raw = Read(wav, tempo);
        long shift = (long)Math.Round(firstNote * 60 / tempo * SampleRate) - raw.Events[0].Sample;
        return Math.Abs(shift) <= LargestShift
            ? new(raw.Sound, [.. raw.Events.Select(item => At(item.Sample + shift, item, tempo))])
            : throw new InvalidOperationException($"{wav}: the first note lies {-shift} samples from its place");
    }

    private static ProbeRecording Read(string wav, double tempo)
    {
        ReadOnlySpan<byte> data = DataChunk(File.ReadAllBytes(wav));
        const int FrameSize = 2 * sizeof(float);
        var sound = new float[data.Length / FrameSize];
        var events = new List<OutputEvent>();
        for (int sample = 0; sample < sound.Length; sample++)
        {
            sound[sample] = BinaryPrimitives.ReadSingleLittleEndian(data[(sample * FrameSize)..]);
            float probe = BinaryPrimitives.ReadSingleLittleEndian(data[(sample * FrameSize + sizeof(float))..]);
            if (probe != 0 && ToEvent((int)(probe * (1 << 24))) is OutputEvent note)
                events.Add(At(sample, note, tempo));
        }
        return new ProbeRecording(sound, events);
    }

    /// <summary>The loudest sample from a place on.</summary>
    public float PeakFrom(long sample) => Sound.Skip((int)sample).Select(Math.Abs).DefaultIfEmpty(0).Max();

    private static OutputEvent At(long sample, OutputEvent item, double tempo) =>
        item with { Sample = sample, Ppq = sample / (double)SampleRate * tempo / 60 };

    private static OutputEvent? ToEvent(int bytes)
    {
        (int status, int pitch, int velocity) = (bytes >> 16, (bytes >> 8) & 0xFF, bytes & 0xFF);
        return (status & 0xF0) is 0x80 or 0x90
            ? new OutputEvent(0, 0, (status & 0xF0) == 0x90 && velocity > 0, status & 0xF, pitch, velocity / 127.0)
            : null;
    }

    private static ReadOnlySpan<byte> DataChunk(ReadOnlySpan<byte> file)
    {
        int at = 12;
        while (!file.Slice(at, 4).SequenceEqual("data"u8))
            at += 8 + BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]);
        return file.Slice(at + 8, BinaryPrimitives.ReadInt32LittleEndian(file[(at + 4)..]));
    }
}
