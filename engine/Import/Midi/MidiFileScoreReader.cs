using Continuo.Engine.Import.Common;
using Continuo.Engine.Music;

namespace Continuo.Engine.Import.Midi;

/// <summary>
/// Standard MIDI Files (Standard MIDI Files 1.0, RP-001), formats 0, 1 and 2, also in a RIFF wrapper. Positions are
/// scaled to 960 ticks a quarter note, rounded to the nearest. Without state [any]; some 120 ns an event.
/// </summary>
/// <param name="usesPedal">
/// A note released while the sustain pedal is down lasts until that is up; else all notes end with their keys.
/// </param>
public sealed class MidiFileScoreReader(bool usesPedal = true) : IScoreReader
{
    public string Format => "Standard MIDI File";

    public IReadOnlyList<string> Extensions { get; } = [".mid", ".midi", ".smf", ".kar", ".rmi"];

    public bool Recognises(ReadOnlySpan<byte> bytes) => MidiFileParser.Recognises(bytes);

    public ScoreReadResult Read(byte[] bytes, string name, ReadPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(name);
        var log = new RepairLog(name, policy);
        MidiFile file = MidiFileParser.Parse(bytes, log);
        Score score = MidiFileToScore.Convert(file, name, log, usesPedal);
        return new ScoreReadResult(score, log.Sentences);
    }
}
