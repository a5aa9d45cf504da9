using System.CommandLine;
using EdgeNode.Sbom;

namespace EdgeNode.Cli;

/// <summary><c>edgenode sbom</c>: what firmware and tools are built from, as CycloneDX.</summary>
public static class SbomCommand
{
    private const string FirmwareFile = "edgenode-firmware.cdx.json";
    private const string ToolsFile = "edgenode-tools.cdx.json";

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string> folder = new("--out") { Description = "Folder for the two files", HelpName = "DIR", DefaultValueFactory = _ => "." };
        Command command = new("sbom", "Writes bills of materials of firmware and tools (CycloneDX)") { folder };
        command.SetAction(parsed => Write(parsed.GetRequiredValue(folder)));
        return command;
    }

    private static int Write(string folder)
    {
        string root = SourceFolder.Find();
        string version = typeof(SbomCommand).Assembly.GetName().Version!.ToString(3);
        IReadOnlyList<Package> firmware = PackageList.FromConfig(Path.Combine(root, "firmware", "Composition", "packages.config"));
        IReadOnlyList<Package> tools = PackageList.FromLock(Path.Combine(root, "tools", "Cli", "packages.lock.json"), PackageCache.OfUser());
        OutputFolder.Require(folder);
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, FirmwareFile), BillOfMaterials.Write("EdgeNode.Firmware", version, "firmware", firmware));
            File.WriteAllText(Path.Combine(folder, ToolsFile), BillOfMaterials.Write("edgenode", version, "application", tools));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"--out: the folder '{folder}' cannot be written: {fault.Message}");
        }

        Console.WriteLine($"{PlainText.OneLine(Path.Combine(folder, FirmwareFile))}: {firmware.Count} packages");
        Console.WriteLine($"{PlainText.OneLine(Path.Combine(folder, ToolsFile))}: {tools.Count} packages");
        return ExitCode.Ok;
    }
}
