namespace Continuo.Engine.Music;

/// <summary>What is agreed about MIDI channels, counted from 0.</summary>
public static class MidiChannels
{
    /// <summary>Its keys are drums, not pitches: channel 10 for a musician (General MIDI 1).</summary>
    public const int Percussion = 9;
}
