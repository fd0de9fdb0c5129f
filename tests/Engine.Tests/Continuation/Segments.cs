using Continuo.Engine.Continuation;
using Continuo.Engine.Music;

namespace Continuo.Engine.Tests.Continuation;

/// <summary>An answer as the plugin takes it: in segments of an eighth note.</summary>
internal static class Segments
{
    private static readonly Ticks Length = new(240);

    /// <summary>The whole of the answer that has begun. Asserts that each segment holds its own notes only.</summary>
    public static List<Note> TakeAll(ContinuationEngine engine, ContinuationRequest request)
    {
        List<Note> notes = [];
        for (Ticks until = request.Start; until <= request.End; until += Length)
            while (engine.TryNext(until, new(), out Note note))
            {
                Assert.InRange(note.Onset.Value, (until - Length).Value, until.Value - 1);
                notes.Add(note);
            }
        Assert.True(engine.IsFinished);
        return notes;
    }
}
