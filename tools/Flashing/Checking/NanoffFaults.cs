using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeNode.Flashing;

/// <summary>Says in our words what an error of nanoff means for a technician.</summary>
public static partial class NanoffFaults
{
    private const string Port = "the port cannot be opened: close what else uses it; on Linux be in the group dialout";

    private const string Bootloader = "the chip does not answer: hold BOOT, press RESET, let go of BOOT, and try again";

    // Numbers as in nanoff's ExitCodes.cs.
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["E2000"] = "the runtime on the box does not answer: press RESET and try again",
        ["E2001"] = "the runtime on the box does not answer: press RESET and try again",
        ["E2002"] = "the runtime on the box did not take it: press RESET and try again",
        ["E2003"] = "the runtime on the box did not take the files: press RESET and try again",
        ["E4001"] = "nanoFramework has no image for a flash of this size",
        ["E4002"] = "the flash could not be erased",
        ["E4003"] = "the flash could not be written",
        ["E4004"] = "the flash could not be read",
        ["E4005"] = Port,
        ["E6000"] = Port,
        ["E6001"] = Port,
        ["E6002"] = "another nanoFramework program holds the port: close Visual Studio's device explorer",
        ["E9000"] = "this nanoff does not know an option; update it with: dotnet tool update -g nanoff",
        ["E9005"] = "nanoFramework's repository has no image for this target",
        ["E9006"] = "nanoff has nowhere to put its download: look at the free space in the temporary folder",
        ["E9007"] = "the image could not be downloaded: the hardened way too needs the network, for bootloader and partition table",
        ["E9008"] = "the firmware file is not there",
        ["E9009"] = "the deployment address was not understood",
        ["E9011"] = "the runtime image is not there",
        ["E9012"] = "the runtime image is not a .bin file",
    };

    /// <summary>What went wrong, or null where nothing did.</summary>
    /// <param name="outcome">How nanoff ended.</param>
    public static string? Describe(NanoffOutcome outcome)
    {
        if (outcome.ExitCode == 0)
        {
            return null;
        }

        // The host of .NET says this before nanoff begins: nanoff is built for .NET 8 and takes no later one by itself.
        if (outcome.Lines.Any(line => line.StartsWith("You must install or update .NET", StringComparison.Ordinal)))
        {
            return "nanoff needs the .NET 8 runtime; install it, or let nanoff take a later one: dotnet tool update -g nanoff --allow-roll-forward";
        }

        string? line = outcome.Lines.LastOrDefault(line => ErrorLine().IsMatch(line));
        string code = line is null
            ? $"exit code {outcome.ExitCode.ToString(CultureInfo.InvariantCulture)}"
            : ErrorLine().Match(line).Groups["code"].Value;
        return $"nanoff {code}: {Meaning(code, outcome)}";
    }

    private static string Meaning(string code, NanoffOutcome outcome)
    {
        // E4000 is what nanoff says of everything between itself and the chip.
        if (code == "E4000")
        {
            return outcome.Lines.Any(line => PortWords().IsMatch(line)) ? Port : Bootloader;
        }

        return Meanings.TryGetValue(code, out string? meaning) ? meaning : outcome.Lines.LastOrDefault() ?? "it said nothing";
    }

    // "Error E4000: ..." at the usual verbosity, often behind what nanoff was doing; "E4000" alone at the minimal one.
    [GeneratedRegex(@"(?:^|Error )(?<code>E\d{4})(?::|$)")]
    private static partial Regex ErrorLine();

    [GeneratedRegex("denied|in use|busy|could not find file", RegexOptions.IgnoreCase)]
    private static partial Regex PortWords();
}
