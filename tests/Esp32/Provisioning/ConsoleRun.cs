using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>What a technician tells a box from its first line to its lock and back, with the longest step of the console for each command.</summary>
public static class ConsoleRun
{
    private static readonly string[] Open =
    [
        "help", "version", "show", "csr", "csr new", "csr", "ca list", "ca remove 1", "discard", "policy show", "set site b", "set broker-host broker.example.org",
        "set wifi-password 123456789012345678901234567890123456789012345678901234567890123", "commit",
    ];

    // Unknown words, and lines that are read in one step and in several.
    private static readonly string[] Locked =
    [
        "version", "show", "status", new string('x', 39), new string('x', 256), new string('x', 1000), "set wifi-password 12345678901234567890", new string('\u00e4', 60),
        "factory-reset", "unlock x", "unlock",
    ];

    private static readonly string[] Commands =
    [
        "help", "version", "set", "show", "discard", "commit", "csr", "csr new", "cert", "ca add", "ca list", "ca remove 1", "policy show", "policy set", "lock", "unlock", "factory-reset",
    ];

    /// <summary>Called in the counted copy.</summary>
    /// <param name="methods">How many methods were rewritten.</param>
    /// <returns>Each command on an open and on a locked box, with the instructions of each method in its longest step.</returns>
    public static (string What, long[] Longest)[] Count(int methods)
    {
        // The first one also runs the constructors of statics.
        Run(methods);
        return [.. Run(methods).Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    private static Dictionary<string, long[]> Run(int methods)
    {
        Dictionary<string, long[]> longest = [];
        Flash flash = new(FlashKind.KeepsAtClose);
        ConsoleBox box = Boot(flash, methods, longest, "open");
        string request = box.TellAll(City.Root);
        Assert.EndsWith("ok\n", box.Tell("cert", City.Certify(request)));
        Assert.EndsWith("ok\n", box.Tell("ca list"));
        Assert.Contains("error duplicate", box.Tell("ca add", City.Root));
        Assert.EndsWith("ok\n", box.Tell("commit"));

        box = Boot(flash = flash.AfterPowerOn(), methods, longest, "open");
        Assert.IsTrue(box.Sets.Trial.TryProve());
        foreach (string line in Open)
        {
            box.Tell(line);
        }

        box = Boot(flash = flash.AfterPowerOn(), methods, longest, "open");
        Assert.IsTrue(box.Sets.Trial.TryProve());
        Assert.EndsWith("ok\n", box.Tell("lock"));

        box = Boot(flash = flash.AfterPowerOn(), methods, longest, "locked");
        Assert.IsTrue(box.Lock.IsLocked);
        foreach (string line in Locked)
        {
            box.Tell(line);
        }

        Assert.Contains("error refused", box.Tell("unlock " + new string('0', 64)));
        box.UptimeMs += 3_600_000;
        Assert.EndsWith("ok\n", box.Tell("unlock " + ConsoleCutTests.AnswerTo(box.Tell("unlock"))));
        Assert.EndsWith("ok\n", box.Tell("factory-reset yes"));
        return longest;
    }

    private static ConsoleBox Boot(Flash flash, int methods, Dictionary<string, long[]> longest, string state)
    {
        Chip.PowerOn(flash);
        return new ConsoleBox(new FileStore(), City.Entropy(1))
        {
            BeforeStep = () => InstructionCounter.Begin(methods),
            AfterStep = line =>
            {
                string key = $"{state}: {NameOf(line)}";
                if (InstructionCounter.Total > longest.GetValueOrDefault(key, []).Sum())
                {
                    longest[key] = InstructionCounter.Counts;
                }
            },
        };
    }

    private static string NameOf(string line)
    {
        string first = line.Split(' ')[0];
        return Commands.Contains(line) ? line
            : Commands.Contains(first) && !line.Contains('"', StringComparison.Ordinal) ? first
            : line == "." ? "the end of a document"
            : "a line of a document";
    }
}
