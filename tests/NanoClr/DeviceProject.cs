using System.Diagnostics;
using System.Text.Json;

namespace EdgeNode.NanoClr.Tests;

/// <summary>What a device project compiles, as MSBuild itself expands it.</summary>
internal sealed class DeviceProject
{
    private DeviceProject(string[] sources)
    {
        Sources = sources;
    }

    /// <summary>The C# compiler of the SDK that builds this test, to be run by dotnet.</summary>
    public static string Compiler { get; private set; } = "";

    /// <summary>Full paths.</summary>
    public string[] Sources { get; }

    /// <summary>Asks MSBuild.</summary>
    /// <param name="project">Path below the root, with forward slashes.</param>
    public static DeviceProject Read(string project)
    {
        string[] arguments = ["msbuild", Path.Combine(SourceTree.Root, project), "-getItem:Compile", "-getProperty:MSBuildToolsPath", "-nodeReuse:false"];
        using Process process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        using JsonDocument answer = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Compiler = Path.Combine(answer.RootElement.GetProperty("Properties").GetProperty("MSBuildToolsPath").GetString()!, "Roslyn", "bincore", "csc.dll");
        return new DeviceProject([.. answer.RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!)]);
    }
}
