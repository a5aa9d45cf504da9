namespace EdgeNode.Flashing;

/// <summary>The serial ports of this machine that a board can be plugged into.</summary>
public static class SerialPorts
{
    private const string CallIn = "/dev/tty.";
    private const string CallOut = "/dev/cu.";

    // Linux lists the UARTs of the main board too, which no board is plugged into.
    private static readonly string[] PluggableStarts = ["COM", "/dev/ttyUSB", "/dev/ttyACM", CallOut, "/dev/tty.usb"];

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

        IReadOnlyList<string> ports = Pluggable(outcome.Lines);
        return ports.Count switch
        {
            1 => ports[0],
            0 => throw new FlashException("found no serial port with a board on it; plug the board in, or name the port with --port P"),
            _ => throw new FlashException($"found {ports.Count} serial ports; name one with --port: {string.Join(", ", ports)}"),
        };
    }

    /// <summary>Of some ports, those that something can be plugged into, each once.</summary>
    /// <param name="names">Names as the system has them. Others are left out, and so is the second name that macOS has for a port.</param>
    public static IReadOnlyList<string> Pluggable(IEnumerable<string> names)
    {
        string[] ports = [.. names.Where(name => PluggableStarts.Any(start => name.StartsWith(start, StringComparison.Ordinal)))];

        // Whoever opens tty.NAME on macOS waits for a carrier that a board never gives; cu.NAME opens at once.
        return [.. ports.Where(port => !port.StartsWith(CallIn, StringComparison.Ordinal) || !ports.Contains(CallOut + port[CallIn.Length..]))];
    }
}
