using System.Globalization;
using System.Text.RegularExpressions;
using EdgeNode.Boards;

namespace EdgeNode.Flashing;

/// <summary>Whether what nanoff printed shows that a step did what it was for. Its exit code alone does not.</summary>
public static partial class StepCheck
{
    // As a runtime lists them. The first one starts only where the second is.
    private static readonly string[] Assemblies = ["EdgeNode.Firmware", "EdgeNode.Documents"];

    /// <summary>What is wrong after a step that nanoff called a success, or null.</summary>
    public static string? FaultAfter(FlashStep step, FlashRequest request, IReadOnlyList<string> lines)
    {
        return step switch
        {
            FlashStep.Identify => ChipFault(request.Board, lines),
            FlashStep.WriteApplication => AddressFault(request.Board, lines),
            FlashStep.CopyStore => StoreFault(request.Store!, lines),
            FlashStep.SendApplication => lines.Any(line => line.EndsWith("Deploying managed application...OK", StringComparison.Ordinal))
                ? null : "nanoff did not say that the runtime took the firmware",
            FlashStep.ListAssemblies => AssembliesFault(lines),
            _ => null,
        };
    }

    private static string? ChipFault(Board board, IReadOnlyList<string> lines)
    {
        int heading = lines.ToList().IndexOf("Connected to:");
        string chip = heading >= 0 && heading + 1 < lines.Count ? lines[heading + 1] : "";
        string name = chip.Split(' ')[0];
        if (name != board.Target.Chip)
        {
            return name.Length == 0
                ? "nanoff did not say which chip it found"
                : $"found chip {name}; allowed: {board.Target.Chip}, which {board.Name} has";
        }

        Match revision = Revision().Match(chip);
        if (board.Target.LeastRevision > 0 && revision.Success && Number(revision) < board.Target.LeastRevision)
        {
            return $"found chip revision {Number(revision)}; allowed: {board.Target.LeastRevision} or later, for {board.Target.Name}";
        }

        Match flash = lines.Select(line => FlashSize().Match(line)).FirstOrDefault(match => match.Success) ?? Match.Empty;
        int megabytes = flash.Success ? Number(flash) : 0;
        return megabytes == board.FlashMegabytes
            ? null
            : $"found {(flash.Success ? $"{megabytes} MB" : "no size")} of flash; allowed: {board.FlashMegabytes} MB, which {board.Name} has";
    }

    private static string? AddressFault(Board board, IReadOnlyList<string> lines)
    {
        Match[] written = [.. lines.Select(line => Written().Match(line)).Where(match => match.Success)];
        if (written.Length == 0)
        {
            return "nanoff did not say where it wrote the firmware; update it with: dotnet tool update -g nanoff";
        }

        foreach (Match match in written)
        {
            int address = int.Parse(match.Groups["number"].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (address != board.DeploymentAddress)
            {
                return $"nanoff wrote the firmware to 0x{address:X}; {board.Name} starts it from 0x{board.DeploymentAddress:X} (nanoFramework/Home issue 1835)";
            }
        }

        return lines.Contains("Hash of data verified.") ? null : "nanoff did not verify what it wrote";
    }

    // nanoff ends with success when a file did not arrive, and when a removal found nothing to remove.
    private static string? StoreFault(BoxStore store, IReadOnlyList<string> lines)
    {
        string? lost = store.Copied.FirstOrDefault(copied => !lines.Any(line => line.EndsWith($" to {BoxStore.Drive}{copied.File}...OK", StringComparison.Ordinal))).Name;
        return lost is null ? null : $"nanoff did not copy {lost} to the box";
    }

    private static string? AssembliesFault(IReadOnlyList<string> lines)
    {
        string? missing = Assemblies.FirstOrDefault(name => !lines.Any(line => line.Split(',', ' ')[0] == name));
        return missing is null ? null : $"the box does not list {missing} among its assemblies";
    }

    private static int Number(Match match)
    {
        return int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"revision v(?<number>\d{1,3})\.")]
    private static partial Regex Revision();

    [GeneratedRegex(@"^Flash size (?<number>\d{1,4}) ?MB\b")]
    private static partial Regex FlashSize();

    [GeneratedRegex(@"Wrote \d+ bytes.* at 0x(?<number>[0-9A-Fa-f]{1,7}[0-9A-Fa-f]?) in ")]
    private static partial Regex Written();
}
