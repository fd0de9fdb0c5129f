using Continuo.Engine.Import.Common;

namespace Continuo.Engine.Import.MusicXml;

/// <summary>
/// A file's bytes, given a limited number at a time. An XML reader keeps a whole tag in view and goes through all its
/// attributes each time it needs more of it, so that a tag of megabytes would cost minutes.
/// </summary>
/// <param name="bytes">The file.</param>
/// <param name="refusal">What to throw where more is wanted.</param>
internal sealed class PacedBytes(byte[] bytes, Func<ScoreReadException> refusal) : MemoryStream(bytes, writable: false)
{
    private const int MostAtOnce = 256 << 10;

    private long _until = MostAtOnce;

    /// <summary>What was given so far is done with.</summary>
    public void Proceed() => _until = Position + MostAtOnce;

    /// <remarks>The other ways to read come here.</remarks>
    public override int Read(byte[] buffer, int offset, int count) =>
        Position < _until ? base.Read(buffer, offset, count) : throw refusal();
}
