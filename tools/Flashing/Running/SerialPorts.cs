namespace EdgeNode.Flashing;

/// <summary>The serial ports of this machine, as nanoff sees them.</summary>
public static class SerialPorts
{
    private const string CallIn = "/dev/tty.";
    private const string CallOut = "/dev/cu.";

    // Linux lists the UARTs of the main board too, which no board is plugged into.
    private static readonly string[] Pluggable = ["COM", "/dev/ttyUSB", "/dev/ttyACM", CallOut, "/dev/tty.usb"];

    /// <summary>Finds the port when the technician has not named it.</summary>
    /// <param name="nanoff">The tool.</param>
    /// <param name="cancel">Ends the search.</param>
    /// <returns>The only port that a board can be plugged into.</returns>
    /// <exception cref="FlashException">There is none, or more than one; the message lists them.</exception>
    public static async Task<string> FindOnlyAsync(NanoffTool nanoff, CancellationToken cancel)
    {
        NanoffOutcome outcome = await nanoff.RunAsync(["--listports"], _ => { }, cancel);
        if (NanoffFaults.Describe(outcome) is { } fault)
        {
            throw new FlashException(fault);
        }

        string[] ports = OnePerBoard([.. outcome.Lines.Where(line => Pluggable.Any(start => line.StartsWith(start, StringComparison.Ordinal)))]);
        return ports.Length switch
        {
            1 => ports[0],
            0 => throw new FlashException("found no serial port with a board on it; plug the board in, or name the port with --port P"),
            _ => throw new FlashException($"found {ports.Length} serial ports; name one with --port: {string.Join(", ", ports)}"),
        };
    }

    // macOS has each port twice. Whoever opens tty.NAME waits for a carrier that a board never gives; cu.NAME opens at once.
    private static string[] OnePerBoard(string[] ports)
    {
        return [.. ports.Where(port => !port.StartsWith(CallIn, StringComparison.Ordinal) || !ports.Contains(CallOut + port[CallIn.Length..]))];
    }
}
