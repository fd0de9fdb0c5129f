namespace Continuo.Studio.Music;

/// <summary>Reads what another stream gives, and counts it against a budget.</summary>
internal sealed class CountedStream(Stream inner, UnpackBudget budget) : Stream
{
    private const int MostAtOnce = 1 << 20;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        // The tar reader takes a name of any length it is told in one go, and keeps the memory for a while.
        if (buffer.Length > MostAtOnce)
            throw new InvalidDataException("a name in it is absurdly long");
        int count = inner.Read(buffer);
        budget.Count(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
