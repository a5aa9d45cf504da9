using System.Buffers;

namespace EdgeNode.City;

/// <summary>
/// A connection that MQTT is spoken on. It joins what is written while an earlier write is on its way into one: thousands of small acknowledgements
/// a second cost few calls and few TLS records. A write completes before its bytes are sent; a failure to send them ends the next one.
/// It ends where the other side sends a packet longer than allowed, before anybody makes room for it.
/// </summary>
/// <param name="inner">The connection; disposed with this.</param>
/// <param name="greatestPacket">Most bytes of a packet that the other side may send.</param>
public sealed class MqttStream(Stream inner, int greatestPacket) : Stream
{
    private static readonly TimeSpan GoodbyeLimit = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly PacketLengthGuard _guard = new(greatestPacket);
    private ArrayBufferWriter<byte> _waiting = new();
    private ArrayBufferWriter<byte> _sending = new();
    private Task _pump = Task.CompletedTask;
    private Exception? _failure;

    /// <inheritdoc/>
    public override bool CanRead => inner.CanRead;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => inner.CanWrite;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (_failure is not null)
            {
                return ValueTask.FromException(new IOException(_failure.Message, _failure.InnerException));
            }

            _waiting.Write(buffer.Span);
            if (_pump.IsCompleted)
            {
                _pump = Task.Run(PumpAsync, CancellationToken.None);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _guard.Pass(buffer.Span[..count]);
        return count;
    }

    /// <summary>Completes when all that was written before has been sent, or cannot be.</summary>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        Task pump;
        lock (_lock)
        {
            pump = _pump;
        }

        await pump.WaitAsync(cancellationToken).ConfigureAwait(false);
        await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        inner.Flush();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        _guard.Pass(buffer.AsSpan(offset, read));
        return read;
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin)
    {
        throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void SetLength(long value)
    {
        throw new NotSupportedException();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // The goodbye may still be on its way.
            _pump.Wait(GoodbyeLimit);
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task PumpAsync()
    {
        while (TryTakeWaiting())
        {
            try
            {
                await inner.WriteAsync(_sending.WrittenMemory).ConfigureAwait(false);
                _sending.ResetWrittenCount();
            }
            catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
            {
                lock (_lock)
                {
                    _failure = failure;
                }

                return;
            }
        }
    }

    private bool TryTakeWaiting()
    {
        lock (_lock)
        {
            if (_waiting.WrittenCount == 0)
            {
                // Within the lock, so that who writes next sees that nobody sends any more.
                _pump = Task.CompletedTask;
                return false;
            }

            (_waiting, _sending) = (_sending, _waiting);
            return true;
        }
    }
}
