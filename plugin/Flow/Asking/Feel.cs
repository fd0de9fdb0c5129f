using Continuo.Engine.Music;
using Continuo.Engine.Parameters;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>
/// How an answer's notes are placed and weighed on their way into the schedule. All at zero: as the engine gave them.
/// </summary>
/// <param name="Bars">Where the bars of the answer begin.</param>
/// <param name="Start">No note is moved to before this.</param>
internal readonly record struct Feel(BarGrid Bars, Ticks Start)
{
    /// <summary>The quantisation step, counted from the bar line; zero = none.</summary>
    public Ticks Grid { get; init; }

    /// <summary>Share of the way to the grid's nearest line, 0..1.</summary>
    public float Quantise { get; init; }

    /// <summary>Where the off-beat eighth lies within its quarter, 0.5 (or less) = straight, to 0.75.</summary>
    public float Swing { get; init; }

    /// <summary>How far the answer's mean velocity is brought to the phrase's, 0..1.</summary>
    public float VelocityFollow { get; init; }

    /// <summary>How much of the player's timing deviations the notes are given.</summary>
    public float Humanise { get; init; }

    /// <summary>The notes are given what the player's wheels do.</summary>
    public bool GivesWheels { get; init; }

    /// <summary>The channel of the notes, 0..15.</summary>
    public int Channel { get; init; }

    /// <summary>Milliseconds by which the notes are sent before their position, -50..50.</summary>
    public int Earlier { get; init; }

    /// <summary>Which of the deviations: the player's seed.</summary>
    public ulong Seed { get; init; }

    public static Feel Of(in PlayOptions play, BarGrid bars, Ticks start) => new(bars, start)
    {
        Grid = play.Grid,
        Quantise = play.Quantise,
        Swing = play.Swing,
        VelocityFollow = play.VelocityFollow,
        Humanise = play.Humanise,
        GivesWheels = play.ImitatesWheels && play.Engine.Imitate > 0,
        Channel = Math.Clamp(play.AnswerChannel, 0, 15),
        Earlier = Math.Clamp(play.OutputLatency, -50, 50),
        Seed = play.Seed,
    };
}
