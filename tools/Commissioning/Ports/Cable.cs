using System.IO.Ports;
using System.Net;
using System.Net.Sockets;

namespace EdgeNode.Commissioning;

/// <summary>
/// A box's service port, opened by this program alone: bytes out, bytes in. 115200 baud, 8 data bits, no parity, 1 stop bit, no flow
/// control (docs/console.md).
/// </summary>
public sealed class Cable : IDisposable
{
    private const int BaudRate = 115200;
    private const int PieceLength = 256;

    private readonly IDisposable _owner;
    private readonly Stream _stream;
    private readonly byte[] _piece = new byte[PieceLength];
    private Task<int>? _reading;

    private Cable(string name, IDisposable owner, Stream stream)
    {
        Name = name;
        _owner = owner;
        _stream = stream;
    }

    /// <summary>The port as the technician calls it.</summary>
    public string Name { get; }

    /// <summary>Opens a port.</summary>
    /// <param name="port">
    /// A serial port as the system names it, such as <c>/dev/ttyUSB0</c>, <c>COM3</c> or <c>/dev/cu.usbserial-0001</c>, or
    /// <c>127.0.0.1:PORT</c> of <c>edgenode simulate --serial tcp</c>.
    /// </param>
    /// <exception cref="CableException">It is not there, or another program has it.</exception>
    public static Cable Open(string port)
    {
        return IPEndPoint.TryParse(port, out IPEndPoint? address) && address.Port != 0 ? Reach(port, address) : OpenSerial(port);
    }

    /// <summary>Sends bytes.</summary>
    /// <exception cref="CableException">The port is no longer there.</exception>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancel);
        }
        catch (Exception failure) when (IsGone(failure, cancel))
        {
            throw Pulled();
        }
    }

    /// <summary>Waits for bytes, and gives those that have come.</summary>
    /// <param name="cancel">Ends the wait; what comes later is given by the next call.</param>
    /// <returns>1 to 256 bytes, good until the next call.</returns>
    /// <exception cref="CableException">The port is no longer there.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancel)
    {
        int length = 0;
        try
        {
            // Not every system's serial port can be told to stop reading; the read goes on, and the next call has its bytes.
            _reading ??= _stream.ReadAsync(_piece, CancellationToken.None).AsTask();
            length = await _reading.WaitAsync(cancel);
            _reading = null;
        }
        catch (Exception failure) when (IsGone(failure, cancel))
        {
            _reading = null;
        }

        return length > 0 ? _piece.AsMemory(0, length) : throw Pulled();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _owner.Dispose();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // A cable that was pulled: its port cannot be closed in good order.
        }
    }

    private static Cable Reach(string port, IPEndPoint address)
    {
        Socket socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(address);
            return new Cable(port, socket, new NetworkStream(socket));
        }
        catch (SocketException failure)
        {
            socket.Dispose();
            throw new CableException($"{port}: {failure.Message}");
        }
    }

    private static Cable OpenSerial(string port)
    {
        if (!OperatingSystem.IsWindows() && !File.Exists(port))
        {
            throw new CableException($"{port}: there is no such port; plug the 3.3 V cable in, and leave --port out to have it looked for");
        }

        RequireAlone(port);
        SerialPort serial = new(port, BaudRate, Parity.None, 8, StopBits.One) { Handshake = Handshake.None };
        try
        {
            serial.Open();

            // Somebody may have come between the look and the opening; the system keeps two off each other, but not from root.
            RequireAlone(port);
            return new Cable(port, serial, serial.BaseStream);
        }
        catch (CableException)
        {
            serial.Dispose();
            throw;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            serial.Dispose();
            throw new CableException($"{port}: {WhyNot(port, failure)}");
        }
    }

    private static void RequireAlone(string port)
    {
        if (PortHolder.Of(port) is { } holder)
        {
            throw new CableException($"{port}: {holder} has it open; end that program, then try again");
        }
    }

    private static string WhyNot(string port, Exception failure)
    {
        return OperatingSystem.IsWindows() ? failure is FileNotFoundException ? "there is no such port" : $"another program has it open, or it is no serial port ({failure.Message})"
            : !port.StartsWith("/dev/", StringComparison.Ordinal) ? "it is no serial port; allowed: one of those in /dev"
            : failure is IOException ? $"it cannot be opened: {failure.Message}"
            : "it cannot be opened; another program has it, or your user may not use it: be in the group dialout (docs/technician.md)";
    }

    private static bool IsGone(Exception failure, CancellationToken cancel)
    {
        return failure is IOException or ObjectDisposedException or UnauthorizedAccessException or InvalidOperationException
            || (failure is OperationCanceledException && !cancel.IsCancellationRequested);
    }

    private CableException Pulled()
    {
        return new CableException($"{Name}: the cable was pulled, or the port is no longer there", isPulled: true);
    }
}
