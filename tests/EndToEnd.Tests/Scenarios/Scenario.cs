using Continuo.Engine.Music;

namespace Continuo.EndToEnd.Tests.Scenarios;

/// <summary>One scenario as its file tells it: what the host does, what is played, what is to be heard.</summary>
/// <param name="Name">Area and name: "trade/twos".</param>
/// <param name="File">Path below the folder of the scenarios, for messages.</param>
internal sealed record Scenario(string Name, string File)
{
    /// <summary>Options of <c>continuo-host</c>, as words.</summary>
    public List<string> Host { get; } = [];

    /// <summary>One run each: "64", or "1,64,8192" for blocks of changing size.</summary>
    public List<string> Blocks { get; set; } = ["64", "1024"];

    /// <summary>
    /// Presets of the first places of the program list, by their folders' names; "broken" is one that cannot be read.
    /// </summary>
    public List<string> Presets { get; set; } = ["irish", "songs"];

    /// <summary>Positions are quarters since the start instead of the place in the project.</summary>
    public bool CountsElapsed { get; set; }

    /// <summary>Why block sizes need not give the same notes; null when they must.</summary>
    public string? MayDiffer { get; set; }

    /// <summary>The host's script, with the line of the file from which each line comes.</summary>
    public List<(int Line, string Text)> Script { get; } = [];

    public List<PlayedNote> Played { get; } = [];

    public List<Expectation> Expectations { get; } = [];

    /// <summary>The player's notes are sent to the event output too, at some time.</summary>
    public bool PassesThrough { get; set; }

    /// <summary>It asks for the log, so its runs need one of their own.</summary>
    public bool ReadsLog { get; set; }

    /// <summary>The word after a host option; null when it is not there.</summary>
    public string? HostOption(string option) =>
        Host.IndexOf(option) is var at && at >= 0 && at + 1 < Host.Count ? Host[at + 1] : null;
}

/// <summary>A note of the player's.</summary>
/// <param name="At">Quarters elapsed since the start.</param>
/// <param name="Length">Quarters.</param>
/// <param name="Pitch">MIDI key.</param>
/// <param name="Velocity">1..127.</param>
/// <param name="Channel">1..16.</param>
internal readonly record struct PlayedNote(double At, double Length, int Pitch, int Velocity, int Channel);
