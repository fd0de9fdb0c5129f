using System.Diagnostics;
using Continuo.Engine.Music;

namespace Continuo.Plugin.Flow.Listening;

/// <summary>
/// How far the audio thread will have come: a note before the horizon would be late. Reckoned from the last block's
/// end, length and tempo, and the time since it was seen. No decision about an answer's notes depends on it.
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
        // A jump is not a block and does not change the length.
        if (length is > 0 and < 64)
            (_length, _blockSeconds) = (length, length * 60 / Math.Max(1, tempo));
    }

    /// <summary>The transport was moved to here.</summary>
    public void Jumped(double ppq)
    {
        _end = ppq;
        _seen = Stopwatch.GetTimestamp();
    }

    /// <summary>The earliest position of a note that is ready after this number of seconds.</summary>
    public Ticks In(double seconds)
    {
        if (_blockSeconds <= 0)
            return Ticks.FromQuarters(_end);
        double blocks = Math.Floor((Stopwatch.GetElapsedTime(_seen).TotalSeconds + seconds) / _blockSeconds);
        return Ticks.FromQuarters(_end + blocks * _length);
    }
}
