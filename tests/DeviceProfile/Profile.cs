using EdgeNode.Architecture.Tests;
using Mono.Cecil;

namespace EdgeNode.DeviceProfile.Tests;

/// <summary>The declared profile and what was compiled against it, as this build made them.</summary>
internal static class Profile
{
    private static readonly string Output = Path.Combine("bin", Configuration(), "net10.0");

    /// <summary>Folder below the root.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "device-profile");

    /// <summary>The assemblies declared: each has a folder with a project of its name.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.EnumerateDirectories(Folder)
            .Where(folder => File.Exists(Path.Combine(folder, Path.GetFileName(folder) + ".csproj")))
            .Select(folder => Path.Combine(folder, Output, Path.GetFileName(folder) + ".dll"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The real mscorlib, which everything here is compiled against.</summary>
    public static string CoreLibraryPath { get; } = Path.Combine(AppContext.BaseDirectory, "nanoFramework", "mscorlib.dll");

    /// <summary>The firmware, compiled against the profile.</summary>
    public static string FirmwarePath { get; } = Path.Combine(Folder, "Firmware", Output, "EdgeNode.Firmware.dll");

    /// <summary>The device tests, compiled against the profile, by the project that they stand in for.</summary>
    public static IReadOnlyDictionary<string, string> TestsPaths { get; } = DeviceProject.Tests.ToDictionary(
        project => project,
        project => Path.Combine(Folder, "Tests", DeviceProject.PartOf(project), Output, "NFUnitTest.dll"));

    /// <summary>What the device build was compiled against: mscorlib, and the declared assemblies or the real ones where the environment names them.</summary>
    public static IEnumerable<string> Libraries()
    {
        IEnumerable<string> others = Environment.GetEnvironmentVariable("NANOFRAMEWORK_REFERENCES") is { Length: > 0 } folder
            ? Directory.EnumerateFiles(folder, "*.dll").Where(path => Path.GetFileName(path) != "mscorlib.dll")
            : Paths;
        return others.Prepend(CoreLibraryPath);
    }

    /// <summary>Reads the declared assemblies.</summary>
    public static IReadOnlyList<ModuleDefinition> Modules()
    {
        return [.. Paths.Select(ModuleDefinition.ReadModule)];
    }

    /// <summary>Reads what was compiled for the device: the firmware, and each assembly of its tests.</summary>
    public static IReadOnlyList<ModuleDefinition> DeviceModules()
    {
        return [.. TestsPaths.Values.Prepend(FirmwarePath).Select(ModuleDefinition.ReadModule)];
    }

    /// <summary>The types that a device source can name.</summary>
    public static IEnumerable<TypeDefinition> PublicTypes(ModuleDefinition module)
    {
        return module.GetTypes().Where(IsVisible);
    }

    private static bool IsVisible(TypeDefinition type)
    {
        return type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));
    }

    private static string Configuration()
    {
        return new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
    }
}
