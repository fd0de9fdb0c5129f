using System.Globalization;
using System.Text;
using Continuo.Engine.Export;
using Continuo.Engine.Import;
using Continuo.Engine.Import.Common;
using Continuo.Engine.Import.Midi;

namespace Continuo.Engine;

/// <summary>
/// Music to be played into an instrument: read from any file that <see cref="ScoreReaders"/> reads, and written as the
/// text that <c>continuo-host --music</c> plays. Without state [any].
/// </summary>
public static class PerformanceFile
{
    // What the host takes for a tempo, quarter notes a minute.
    private const double Slowest = 1;
    private const double Fastest = 2000;

    /// <summary>A MIDI file keeps its controllers, pitch bends and programs; of a score the notes are played.</summary>
    /// <exception cref="ScoreReadException">Missing, unreadable, of no known format, or damaged beyond
    /// repair.</exception>
    public static Performance Read(string path)
    {
        byte[] bytes = ScoreReaders.ReadBytes(path);
        if (ScoreReaders.ReaderOf(bytes, path) is MidiFileScoreReader)
            return ReadMidi(bytes, path);
        ScoreReadResult read = ScoreReaders.Read(bytes, path);
        return ReadMidi(MidiFileWriter.ToBytes(read.Score), path) with { Repairs = read.Repairs };
    }

    /// <summary>One command a line, each at its quarter note; numbers keep every digit.</summary>
    public static string ToText(Performance music)
    {
        ArgumentNullException.ThrowIfNull(music);
        var text = new StringBuilder();
        foreach ((double quarters, double tempo) in music.Tempos)
            Add(quarters, $"tempo {Math.Clamp(tempo, Slowest, Fastest):R}");
        foreach ((double quarters, Music.Meter meter) in music.Meters)
            Add(quarters, $"meter {meter.Numerator}/{meter.Denominator}");
        foreach (ChannelMessage message in music.Messages)
            Add(message.Quarters, TextOf(message));
        Add(music.End, $"end");
        return text.ToString();

        void Add(double quarters, FormattableString command) =>
            text.Append(CultureInfo.InvariantCulture, $"at {quarters:R} ")
                .Append(command.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static Performance ReadMidi(byte[] bytes, string path)
    {
        var log = new RepairLog(path, ReadPolicy.Repair);
        return MidiFileToPerformance.Convert(MidiFileParser.Parse(bytes, log), path, log);
    }

    private static FormattableString TextOf(in ChannelMessage message) => message.Kind switch
    {
        0x8 => $"note-off {message.Channel + 1} {message.Data1} {message.Data2}",
        0x9 when message.Data2 == 0 => $"note-off {message.Channel + 1} {message.Data1} 0",
        0x9 => $"note-on {message.Channel + 1} {message.Data1} {message.Data2}",
        0xA => $"poly-pressure {message.Channel + 1} {message.Data1} {message.Data2}",
        0xB => $"cc {message.Channel + 1} {message.Data1} {message.Data2}",
        0xC => $"program {message.Channel + 1} {message.Data1}",
        0xD => $"pressure {message.Channel + 1} {message.Data1}",
        _ => $"bend {message.Channel + 1} {message.Data1 | message.Data2 << 7}",
    };
}
