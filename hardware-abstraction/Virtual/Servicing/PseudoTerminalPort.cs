using System.ComponentModel;
using System.Runtime.InteropServices;

namespace EdgeNode.Virtual;

/// <summary>
/// A service port that is a pseudo-terminal: programs open its device as they open that of a cable. Unix only. A program may come and go;
/// speed and modem lines mean nothing here and are left alone.
/// </summary>
public sealed class PseudoTerminalPort : BufferedServicePort
{
    private readonly int _master;
    private bool _isAlone = true;

    private PseudoTerminalPort(int master, string address)
    {
        _master = master;
        Address = address;
    }

    /// <inheritdoc/>
    public override string Address { get; }

    /// <summary>Makes one that no program has opened.</summary>
    /// <exception cref="IOException">The system has none to give; the message says why.</exception>
    public static PseudoTerminalPort Open()
    {
        int master = Require(Terminals.OpenMaster(), "posix_openpt");
        try
        {
            Require(Terminals.Grant(master), "grantpt");
            Require(Terminals.Unlock(master), "unlockpt");
            string device = Marshal.PtrToStringUTF8(Terminals.NameOf(master)) ?? throw Failure("ptsname");

            // Once opened and closed, the system tells whether somebody has it open.
            int slave = Require(Terminals.OpenSlave(device), device);
            bool isRaw = Terminals.TrySetRaw(slave);
            _ = Terminals.Close(slave);
            return isRaw ? new PseudoTerminalPort(master, device) : throw Failure("tcsetattr");
        }
        catch
        {
            _ = Terminals.Close(master);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override int Receive(Span<byte> buffer)
    {
        bool wasAlone = _isAlone;
        Terminals.Look(_master, out bool hasBytes, out _isAlone);
        if (_isAlone && !wasAlone)
        {
            // The last program may have left it with an echo, which would send the box its own words.
            Terminals.TrySetRaw(_master);
        }

        return hasBytes ? Math.Max(0, (int)Terminals.Read(_master, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length)) : 0;
    }

    /// <inheritdoc/>
    protected override int Send(ReadOnlySpan<byte> data)
    {
        Terminals.Look(_master, out _, out bool isAlone);
        if (isAlone || data.Length == 0)
        {
            return data.Length;
        }

        return Math.Max(0, (int)Terminals.Write(_master, ref MemoryMarshal.GetReference(data), (nuint)data.Length));
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _ = Terminals.Close(_master);
    }

    private static int Require(int answer, string call)
    {
        return answer >= 0 ? answer : throw Failure(call);
    }

    private static IOException Failure(string call)
    {
        return new IOException($"{call}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
    }
}
