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

    /// <summary>Called in the counted copy.</summary>
    /// <param name="methods">How many methods were rewritten.</param>
    /// <returns>Each command on an open and on a locked box, with the instructions of its longest step.</returns>
    public static (string What, long Longest)[] Count(int methods)
    {
        // The first one also runs the constructors of statics.
        Run(methods);
        return [.. Run(methods).Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal)];
    }

    private static Dictionary<string, long> Run(int methods)
    {
        Dictionary<string, long> longest = [];
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
        box.Tell("version");
        box.Tell("show");
        box.Tell("unlock");
        Assert.Contains("error refused", box.Tell("unlock " + new string('0', 64)));
        box.UptimeMs += 3_600_000;
        Assert.EndsWith("ok\n", box.Tell("unlock " + ConsoleCutTests.AnswerTo(box.Tell("unlock"))));
        Assert.EndsWith("ok\n", box.Tell("factory-reset yes"));
        return longest;
    }

    private static ConsoleBox Boot(Flash flash, int methods, Dictionary<string, long> longest, string state)
    {
        Chip.PowerOn(flash);
        return new ConsoleBox(new FileStore(), City.Entropy(1))
        {
            BeforeStep = () => InstructionCounter.Begin(methods),
            AfterStep = line =>
            {
                string[] words = line.Split(' ');
                bool isOfDocument = line.Length == 0 || !char.IsAsciiLetterLower(line[0]) || words[0] is "number" or "slot" or "channel" or "purpose" or "basis" or "controller" or "contact" or "access" or "retention";
                string what = isOfDocument && line != "." ? "a line of a document" : words[0] is "ca" or "policy" or "csr" ? line : words[0];
                string key = $"{state}: {(line == "policy 1 \"Square\"" ? "a line of a document" : what)}";
                longest[key] = Math.Max(longest.GetValueOrDefault(key), InstructionCounter.Total);
            },
        };
    }
}
