namespace EdgeNode.City.Tests;

/// <summary>A stream of bytes that are made when they are read, and that counts them.</summary>
/// <param name="parts">The bytes; may have no end.</param>
internal sealed class MadeLines(IEnumerable<byte[]> parts) : Stream
{
    private readonly IEnumerator<byte[]> _parts = parts.GetEnumerator();
    private byte[] _part = [];
    private int _from;

    /// <summary>Bytes that were taken.</summary>
    public long Taken { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_from == _part.Length)
        {
            if (!_parts.MoveNext())
            {
                return 0;
            }

            _part = _parts.Current;
            _from = 0;
        }

        int taken = Math.Min(count, _part.Length - _from);
        _part.AsSpan(_from, taken).CopyTo(buffer.AsSpan(offset));
        _from += taken;
        Taken += taken;
        return taken;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
