using System.Diagnostics;
using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Playing;

/// <summary>
/// How far the audio thread will have come: a note before the horizon would be late. Reckoned from the last block's end, length and
/// tempo, and the time since it was seen; nothing that decides which notes an answer has looks at it.
/// </summary>
/// <remarks>Owner: [pump].</remarks>
internal sealed class AudioHorizon
{
    private double _end; // quarter notes
    private double _length;
    private double _blockSeconds;
    private long _seen;

    /// <summary>A block has ended here; <paramref name="tempo"/> in quarter notes a minute.</summary>
    public void BlockEnded(double ppq, double tempo)
    {
        double length = ppq - _end;
        _end = ppq;
        _seen = Stopwatch.GetTimestamp();
        // A jump is no block; the length stays what it was.
        if (length is > 0 and < 64)
            (_length, _blockSeconds) = (length, length * 60 / Math.Max(1, tempo));
    }

    /// <summary>The transport was moved to here.</summary>
    public void Jumped(double ppq)
    {
        _end = ppq;
        _seen = Stopwatch.GetTimestamp();
    }

    /// <summary>The earliest position that a note can be given for so long from now.</summary>
    public Ticks In(double seconds)
    {
        if (_blockSeconds <= 0)
            return Ticks.FromQuarters(_end);
        double blocks = Math.Floor((Stopwatch.GetElapsedTime(_seen).TotalSeconds + seconds) / _blockSeconds);
        return Ticks.FromQuarters(_end + blocks * _length);
    }
}
