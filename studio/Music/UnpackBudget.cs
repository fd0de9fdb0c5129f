using Continuo.Studio.Common;

namespace Continuo.Studio.Music;

/// <summary>Counts what an archive unpacks to, as it comes and not as it says, and stops it.</summary>
/// <param name="packed">Bytes of the archive.</param>
internal sealed class UnpackBudget(long packed)
{
    private long _unpacked;
    private int _entries;

    /// <exception cref="Refusal">There are too many.</exception>
    public void CountEntries(int more)
    {
        _entries += more;
        if (_entries > MusicLimits.FilesInRequest)
            throw Refusal.Wrong(FormattableString.Invariant($"holds more than {MusicLimits.FilesInRequest:N0} files"));
    }

    /// <exception cref="Refusal">The archive unpacks to too much.</exception>
    public void Count(int bytes)
    {
        _unpacked += bytes;
        if (_unpacked > MusicLimits.RequestBytes)
            throw Refusal.Wrong(
                FormattableString.Invariant($"unpacks to more than {MusicLimits.RequestBytes >> 20} MiB"));
        if (_unpacked > MusicLimits.HarmlessBytes && _unpacked / MusicLimits.PackingRatio > packed)
            throw Refusal.Wrong(FormattableString.Invariant(
                $"unpacks to more than {MusicLimits.PackingRatio} times its size: no music does"));
    }
}
