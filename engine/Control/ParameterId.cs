namespace Continuo.Engine.Control;

/// <summary>
/// The identity of a host parameter. The numbers are written into DAW projects and into saved states: one is never
/// changed and never used again.
/// </summary>
public enum ParameterId
{
    Bypass = 0,
    Preset = 1,
    Status = 2,
    Temperature = 3,
    TopK = 4,
    TopP = 5,
    Length = 6,
    Grid = 7,
    PhraseGap = 8,
    HandOver = 9,
    CommitWindow = 10,
    Seed = 11,
    MidiThrough = 12,
    Voice = 13,
    VoiceLevel = 14,
    OnTimeRate = 15,
    FirstAnswerTime = 16,
    LateNotes = 17,
    Panic = 18,
}
