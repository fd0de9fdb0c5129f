namespace Continuo.Engine.Parameters;

/// <summary>What sounds, and which channels are read and written.</summary>
public static partial class ParameterTable
{
    private static Parameter[] SoundRows() =>
    [
        Whole(ParameterId.ListenChannel, "Listen Channel", from: 0, to: 16, standard: 0) with
        {
            Place = 46,
            Help = "The MIDI channel that your phrase is taken from; 0 = all but 10, the drums.",
        },
        Whole(ParameterId.AnswerChannel, "Answer Channel", from: 1, to: 16, standard: 1) with
        {
            Place = 47,
            Help = "The MIDI channel of the answers.",
        },
        Whole(ParameterId.OutputLatency, "Output Latency", from: -50, to: 50, standard: 0) with
        {
            Units = "ms", Place = 48,
            Help = "How late the instrument behind the event output sounds: answers are sent that much earlier; "
                + "below 0, later.",
        },
        Toggle(ParameterId.MidiThrough, "MIDI Through", isOn: true) with
        {
            Place = 44,
            Help = "Sends your own notes to the event output too.",
            Scope = ParameterScope.Shim,
        },
        Toggle(ParameterId.Voice, "Voice", isOn: true) with
        {
            Place = 42,
            Help = "The built-in sound, for your notes and for the answers.",
            Scope = ParameterScope.Shim,
        },
        Linear(ParameterId.VoiceLevel, "Voice Level", from: -60, to: 0, standard: -12) with
        {
            Units = "dB",
            Place = 43,
            Help = "How loud the built-in sound is.",
            Scope = ParameterScope.Shim, Controller = 7,
        },
        Toggle(ParameterId.MuteWhileListening, "Mute While Listening") with
        {
            Place = 45,
            Help = "Your own notes neither sound here nor pass through; the answers do.",
            Scope = ParameterScope.Shim, Controller = 89,
        },
        Trigger(ParameterId.Panic, "Panic") with
        {
            Place = 14,
            Help = "Silence: every sounding note ends, the answer stops.",
            Scope = ParameterScope.Shim, LearnPlace = 10, MovesEpoch = EpochRule.OnPress,
        },
    ];
}
