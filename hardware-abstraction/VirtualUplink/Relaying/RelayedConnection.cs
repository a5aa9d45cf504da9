using System.Net.Sockets;

namespace EdgeNode.VirtualUplink;

/// <summary>Two sockets whose bytes are passed on to each other.</summary>
/// <param name="near">The socket on the box's side.</param>
/// <param name="far">The socket on the broker's side.</param>
internal sealed class RelayedConnection(Socket near, Socket far)
{
    // The largest TLS record and its header.
    private const int BufferLength = 16 * 1024 + 5;

    /// <summary>Passes bytes on until both directions have ended.</summary>
    /// <param name="sent">Called with the number of bytes that came from the box, before they are passed on.</param>
    /// <param name="received">Called with the number of bytes that came from the broker, before they are passed on.</param>
    internal async Task RunAsync(Action<int> sent, Action<int> received)
    {
        await Task.WhenAll(PassOnAsync(near, far, sent), PassOnAsync(far, near, received)).ConfigureAwait(false);
        near.Dispose();
        far.Dispose();
    }

    /// <summary>Resets both sockets, as when a cable is cut: no DISCONNECT, no end of stream.</summary>
    internal void Reset()
    {
        Reset(near);
        Reset(far);
    }

    private async Task PassOnAsync(Socket from, Socket to, Action<int> count)
    {
        byte[] buffer = new byte[BufferLength];
        try
        {
            while (true)
            {
                int length = await from.ReceiveAsync(buffer).ConfigureAwait(false);
                if (length == 0)
                {
                    to.Shutdown(SocketShutdown.Send);
                    return;
                }

                count(length);
                for (int done = 0; done < length;)
                {
                    done += await to.SendAsync(buffer.AsMemory(done, length - done)).ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One side is gone: the other learns it the same way.
            Reset();
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            // A lingering time of zero makes the close a TCP reset.
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Closed already: there is nothing left to reset.
        }

        socket.Dispose();
    }
}
