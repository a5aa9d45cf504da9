using Microsoft.Win32.SafeHandles;

namespace EdgeNode.Cli;

/// <summary>
/// Standard output of a Unix system. Unlike the console's own stream, it tells a pipe that nobody reads any more: what was written
/// there is lost, and a command that says nothing of it would end as if all were well.
/// </summary>
internal sealed class DescriptorStream : Stream
{
    // POSIX: a pipe takes so many bytes whole or not at all, so that nothing is written twice after a refusal.
    private const int WholePiece = 512;

    // EAGAIN on Linux and on macOS: somebody who shares the pipe has made it one that does not wait.
    private static readonly int[] TryAgain = [11, 35];

    private readonly Stream _console = Console.OpenStandardOutput();

    // Null for a file, which is written where its last writer left off; only the console's stream does that.
    private readonly FileStream? _pipe = TryOpen() is { CanSeek: false } pipe ? pipe : null;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        Write(buffer.AsSpan(offset, count));
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        try
        {
            if (_pipe is null)
            {
                _console.Write(buffer);
                return;
            }

            for (int written = 0; written < buffer.Length; written += WholePiece)
            {
                WritePiece(_pipe, buffer[written..Math.Min(buffer.Length, written + WholePiece)]);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new OutputException(failure.GetBaseException().Message);
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        throw new NotSupportedException();
    }

    public override void SetLength(long value)
    {
        throw new NotSupportedException();
    }

    private void WritePiece(FileStream pipe, ReadOnlySpan<byte> piece)
    {
        try
        {
            pipe.Write(piece);
        }
        catch (IOException refusal) when (TryAgain.Contains(refusal.HResult))
        {
            _console.Write(piece);
        }
    }

    // Null where the descriptor is closed; the console's stream then says so at the first write.
    private static FileStream? TryOpen()
    {
        try
        {
            return new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
