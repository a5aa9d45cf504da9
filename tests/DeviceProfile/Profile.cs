using EdgeNode.Architecture.Tests;
using Mono.Cecil;

namespace EdgeNode.DeviceProfile.Tests;

/// <summary>The declared profile and what was compiled against it, as this build made them.</summary>
internal static class Profile
{
    private static readonly string Output = Path.Combine("bin", Configuration(), "net10.0");

    /// <summary>Folder below the root.</summary>
    public static string Folder { get; } = Path.Combine(Checkout.Root, "device-profile");

    /// <summary>The assemblies declared: each has a folder with a project of its name.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        .. Directory.EnumerateDirectories(Folder)
            .Where(folder => File.Exists(Path.Combine(folder, Path.GetFileName(folder) + ".csproj")))
            .Select(folder => Path.Combine(folder, Output, Path.GetFileName(folder) + ".dll"))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The firmware, compiled against the profile.</summary>
    public static string FirmwarePath { get; } = Path.Combine(Folder, "Firmware", Output, "EdgeNode.Firmware.dll");

    /// <summary>The device tests, compiled against the profile.</summary>
    public static string TestsPath { get; } = Path.Combine(Folder, "Tests", Output, "NFUnitTest.dll");

    /// <summary>Reads the declared assemblies.</summary>
    public static IReadOnlyList<ModuleDefinition> Modules()
    {
        return [.. Paths.Select(ModuleDefinition.ReadModule)];
    }

    /// <summary>Reads what was compiled for the device: the firmware, and its tests.</summary>
    public static IReadOnlyList<ModuleDefinition> DeviceModules()
    {
        return [ModuleDefinition.ReadModule(FirmwarePath), ModuleDefinition.ReadModule(TestsPath)];
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
