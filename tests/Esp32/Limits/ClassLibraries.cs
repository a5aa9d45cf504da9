using System.Xml.Linq;

namespace EdgeNode.Esp32.Tests;

/// <summary>The PE files that are deployed beside the firmware's: those of the packages in packages.config.</summary>
internal static class ClassLibraries
{
    /// <summary>The variable that names a folder with the real libraries.</summary>
    public const string Variable = "NANOFRAMEWORK_REFERENCES";

    // Bytes of the PE files that nanoFramework's metadata processor made on 2026-11-24 of the libraries' public sources, at
    // the versions of packages.config (System.Net 1.11.54 and System.Device.Wifi 1.5.147: the sources at hand were older).
    private static readonly Dictionary<string, (string File, int Bytes)[]> Known = new()
    {
        ["nanoFramework.CoreLibrary"] = [("mscorlib", 32460)],
        ["nanoFramework.Hardware.Esp32"] = [("nanoFramework.Hardware.Esp32", 12168)],
        ["nanoFramework.M2Mqtt"] = [("nanoFramework.M2Mqtt", 45532), ("nanoFramework.M2Mqtt.Core", 4024)],
        ["nanoFramework.Networking.Sntp"] = [("nanoFramework.Networking.Sntp", 484)],
        ["nanoFramework.Runtime.Events"] = [("nanoFramework.Runtime.Events", 3408)],
        ["nanoFramework.Runtime.Native"] = [("nanoFramework.Runtime.Native", 1620)],
        ["nanoFramework.System.Collections"] = [("nanoFramework.System.Collections", 4240)],
        ["nanoFramework.System.Device.Adc"] = [("System.Device.Adc", 1812)],
        ["nanoFramework.System.Device.Gpio"] = [("System.Device.Gpio", 5860)],
        ["nanoFramework.System.Device.I2c"] = [("System.Device.I2c", 1756)],
        ["nanoFramework.System.Device.Wifi"] = [("System.Device.Wifi", 7612)],
        ["nanoFramework.System.IO.FileSystem"] = [("System.IO.FileSystem", 16684)],
        ["nanoFramework.System.IO.Ports"] = [("System.IO.Ports", 5640)],
        ["nanoFramework.System.IO.Streams"] = [("System.IO.Streams", 7104)],
        ["nanoFramework.System.Net"] = [("System.Net", 22436)],
        ["nanoFramework.System.Text"] = [("nanoFramework.System.Text", 5412)],
        ["nanoFramework.System.Threading"] = [("System.Threading", 3876)],
    };

    /// <summary>Bytes of all of them, as far as the packages are known.</summary>
    /// <param name="unknown">Packages of packages.config that are not in the table.</param>
    public static int KnownBytes(out string[] unknown)
    {
        string[] packages = [.. XDocument.Load(Path.Combine(SourceTree.Root, "firmware", "Composition", "packages.config")).Descendants("package").Select(package => package.Attribute("id")!.Value)];
        unknown = [.. packages.Where(package => !Known.ContainsKey(package))];
        return packages.Where(Known.ContainsKey).SelectMany(package => Known[package]).Sum(library => library.Bytes);
    }

    /// <summary>Bytes of the real files, where the variable names a folder that has them all.</summary>
    /// <param name="bytes">The sum; 0 when false is returned.</param>
    public static bool TryMeasure(out long bytes)
    {
        string? folder = Environment.GetEnvironmentVariable(Variable);
        string[] files = folder is null ? [] : [.. Known.Values.SelectMany(libraries => libraries).Select(library => Path.Combine(folder, library.File + ".pe"))];
        bool isThere = files.Length > 0 && Array.TrueForAll(files, File.Exists);
        bytes = isThere ? files.Sum(file => new FileInfo(file).Length) : 0;
        return isThere;
    }
}
