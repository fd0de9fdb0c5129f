using System.Threading.Channels;
using Continuo.Engine.Music;
using Continuo.Plugin.Flow.Asking;

namespace Continuo.Plugin.Flow.Answering;

/// <summary>What the engine worker gives back.</summary>
internal enum AnswerItemKind : byte
{
    /// <summary>A note of the answer.</summary>
    Note,

    /// <summary>A request is done.</summary>
    Completion,

    /// <summary>What was prepared ahead is void; from this position on it is prepared again.</summary>
    SpareBegin,

    /// <summary>A note that was prepared ahead.</summary>
    SpareNote,

    /// <summary>Up to this position the answer is prepared ahead.</summary>
    SpareEnd,
}

/// <summary>A note of an answer, or how far the engine worker is.</summary>
/// <param name="Kind">A note, a mark of the spare, or the end of a request.</param>
/// <param name="Note">The note; of the marks of a spare only the onset counts, a position.</param>
/// <param name="Ticket">Names the answer.</param>
/// <param name="CompletedSlot">The request that is done.</param>
/// <param name="CompletedSerial">Its serial number.</param>
internal readonly record struct AnswerItem(
    AnswerItemKind Kind, Note Note, AnswerTicket Ticket, int CompletedSlot = 0, ulong CompletedSerial = 0)
{
    /// <summary>A request is done.</summary>
    public static AnswerItem Done(EngineRequest request) =>
        new(AnswerItemKind.Completion, default, request.Ticket, request.Slot, request.Serial);
}

/// <summary>The way from the engine worker back to the pump.</summary>
/// <remarks>[engine] writes, [pump] reads. Bounded: a worker that runs ahead of the pump waits for it.</remarks>
internal sealed class AnswerChannel
{
    private readonly Channel<AnswerItem> _channel = Channel.CreateBounded<AnswerItem>(
        new BoundedChannelOptions(1024) { SingleReader = true, SingleWriter = true });

    /// <summary>[engine] False when the pump has to catch up first.</summary>
    public bool TryWrite(in AnswerItem item) => _channel.Writer.TryWrite(item);

    /// <summary>[pump]</summary>
    public bool TryRead(out AnswerItem item) => _channel.Reader.TryRead(out item);
}
