using Continuo.Engine;
using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Asking;

/// <summary>A stretch of an answer that the engine is asked for, with the knobs of the moment it was asked.</summary>
/// <param name="Answer">Carries the grid, the feel and the phrase along.</param>
/// <param name="Kind">Begin, continue or repeat.</param>
/// <param name="From">Its start.</param>
/// <param name="Until">Its end: notes with an onset before this are wanted.</param>
internal readonly record struct Segment(Answer Answer, RequestKind Kind, Ticks From, Ticks Until)
{
    /// <summary>Names the answer: the object may be another one by the time this is asked for.</summary>
    public AnswerTicket Ticket { get; } = Answer.Ticket;

    /// <summary>Of a line that begins: its place, key and random numbers.</summary>
    public ContinuationRequest Line { get; init; }

    /// <summary>Of a line that begins: where bars begin.</summary>
    public BarGrid Bars { get; init; }

    /// <summary>Of a repetition: it holds what the answer played this long before.</summary>
    public Ticks Period { get; init; }

    public EngineOptions Options { get; init; }

    public Feel Feel { get; init; }

    /// <summary>How far beyond its end the answer is to be prepared.</summary>
    public Ticks LookAhead { get; init; }

    /// <summary>A preset that lies ready plays from here on.</summary>
    public bool TakesPreset { get; init; }
}
