using System.IO.Ports;
using EdgeNode.Flashing;

namespace EdgeNode.Commissioning;

/// <summary>The serial ports that a cable is plugged into.</summary>
public static class PortList
{
    /// <summary>Looks which there are now.</summary>
    /// <returns>Names as the system has them, in order; one for each cable.</returns>
    public static IReadOnlyList<string> Find()
    {
        return [.. SerialPorts.Pluggable(SerialPort.GetPortNames()).Order(StringComparer.Ordinal)];
    }

    /// <summary>The only one there is.</summary>
    /// <exception cref="CableException">There is none, or more than one; the message lists them.</exception>
    public static string FindOnly()
    {
        IReadOnlyList<string> ports = Find();
        return ports.Count switch
        {
            1 => ports[0],
            0 => throw new CableException("found no serial port; plug the 3.3 V cable of the service header in, or name the port with --port P"),
            _ => throw new CableException($"found {ports.Count} serial ports; name one with --port: {string.Join(", ", ports)}"),
        };
    }
}
