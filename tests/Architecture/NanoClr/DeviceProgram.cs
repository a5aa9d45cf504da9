namespace EdgeNode.Architecture.Tests;

/// <summary>
/// A program that the nanoCLR of a PC runs. It references the assembly of the documents, as the firmware does, and is compiled with
/// the rest of the firmware but for the device's own, which needs pins, and with a few files of the firmware's tests.
/// </summary>
/// <param name="name">Its folder below tests/Device.</param>
/// <param name="libraries">Names of the class libraries that it uses, mscorlib apart.</param>
/// <param name="doubles">Files and folders below tests.</param>
internal sealed class DeviceProgram(string name, string[] libraries, params string[] doubles)
{
    /// <summary>The week of summaries without hardware.</summary>
    public static DeviceProgram Headless { get; } = new("Headless", [], "Firmware/Doubles/ScriptedClock.cs", "Firmware/Doubles/ScriptedChance.cs");

    /// <summary>The day of a node whose heap is measured.</summary>
    public static DeviceProgram Memory { get; } = new("Memory", ["nanoFramework.Runtime.Native"], "Firmware/Doubles", "Firmware/Rigs/Composition/BoxRig.cs", "Firmware/Rigs/Composition/ToldSet.cs");

    /// <summary>All of them.</summary>
    public static DeviceProgram[] All { get; } = [Headless, Memory];

    /// <summary>Its folder below tests/Device.</summary>
    public string Name => name;

    /// <summary>Names of the class libraries that it uses, mscorlib apart.</summary>
    public string[] Libraries => libraries;

    /// <summary>Full paths of its sources.</summary>
    public string[] SourcePaths()
    {
        IEnumerable<string> firmware = new DeviceProject(Profile.FirmwareProject).Sources().Where(source => !DeviceProject.IsDevicesOwn(source));
        return
        [
            .. firmware.Select(source => Path.Combine(SourceTree.Root, source)),
            .. doubles.Prepend($"Device/{name}").SelectMany(path => Files(Path.Combine(SourceTree.Root, "tests", path))),
        ];
    }

    private static IEnumerable<string> Files(string path)
    {
        return File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Where(Checkout.IsWritten);
    }
}
