using System.Threading.Channels;
using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow;

/// <summary>What the engine worker gives back: a note of an answer, or the end of a request.</summary>
/// <param name="Note">The note; unused when the request is complete.</param>
/// <param name="Epoch">The answer's epoch.</param>
/// <param name="AnswerNumber">The answer's number in this instance's life.</param>
/// <param name="CompletedSlot">The request that is done, or -1 for a note.</param>
/// <param name="CompletedSerial">Its serial number.</param>
internal readonly record struct AnswerItem(Note Note, uint Epoch, uint AnswerNumber, int CompletedSlot, ulong CompletedSerial)
{
    public bool IsCompletion => CompletedSlot >= 0;
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
