using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>The declared profile and what is compiled against it.</summary>
internal static class Profile
{
    private static readonly Lazy<Dictionary<string, string>> LazyTestsPaths = new(() => DeviceProject.Tests.ToDictionary(project => project, Compile));

    private static readonly string Output = Path.Combine("bin", Configuration(), "net10.0");

    /// <summary>The project of the assembly that the firmware's references, below the root.</summary>
    public const string DocumentsProject = "firmware/Documents/EdgeNode.Documents.nfproj";

    /// <summary>The firmware's project, below the root.</summary>
    public const string FirmwareProject = "firmware/Composition/EdgeNode.Firmware.nfproj";

    /// <summary>Folder below the root.</summary>
    public static string Folder { get; } = Path.Combine(SourceTree.Root, "device-profile");

    /// <summary>The packages declared, all in one assembly.</summary>
    public static string DeclaredPath { get; } = Path.Combine(Folder, "Packages", Output, "EdgeNode.DeviceProfile.dll");

    /// <summary>The real mscorlib, which everything here is compiled against.</summary>
    public static string CoreLibraryPath { get; } = Path.Combine(AppContext.BaseDirectory, "nanoFramework", "mscorlib.dll");

    /// <summary>The two assemblies of ours that a box gets, compiled against the profile, by the project of each.</summary>
    public static IReadOnlyDictionary<string, string> ImagePaths { get; } = new Dictionary<string, string>
    {
        [DocumentsProject] = Path.Combine(Folder, "Documents", Output, "EdgeNode.Documents.dll"),
        [FirmwareProject] = Path.Combine(Folder, "Firmware", Output, "EdgeNode.Firmware.dll"),
    };

    /// <summary>Every source that only a test runs on the device's runtime, compiled against the firmware and the profile.</summary>
    public static string AllTestsPath { get; } = Path.Combine(Folder, "Tests", Output, "EdgeNode.DeviceTestsBuild.dll");

    /// <summary>The device tests, compiled against the profile in the parts that a box gets, by the project of each.</summary>
    public static IReadOnlyDictionary<string, string> TestsPaths => LazyTestsPaths.Value;

    /// <summary>All that was compiled for the device: <see cref="ImagePaths"/>, then <see cref="TestsPaths"/>.</summary>
    public static IEnumerable<KeyValuePair<string, string>> DevicePaths => ImagePaths.Concat(TestsPaths);

    /// <summary>What an assembly for the device was compiled against: <see cref="Libraries"/>, and the assemblies of ours that its project references.</summary>
    public static IEnumerable<string> NamedBy(string project)
    {
        return Libraries().Concat(new DeviceProject(project).ProjectReferences().Select(reference => ImagePaths[reference]));
    }

    /// <summary>What the device build was compiled against: mscorlib, and the declared assemblies or the real ones where the environment names them.</summary>
    public static IEnumerable<string> Libraries()
    {
        IEnumerable<string> others = Environment.GetEnvironmentVariable("NANOFRAMEWORK_REFERENCES") is { Length: > 0 } folder
            ? Directory.EnumerateFiles(folder, "*.dll").Where(path => Path.GetFileName(path) != "mscorlib.dll")
            : [DeclaredPath];
        return others.Prepend(CoreLibraryPath);
    }

    /// <summary>Reads the declared assembly.</summary>
    public static ModuleDefinition Declared()
    {
        return ModuleDefinition.ReadModule(DeclaredPath);
    }

    /// <summary>Reads <see cref="DevicePaths"/>.</summary>
    public static IReadOnlyList<ModuleDefinition> DeviceModules()
    {
        return [.. DevicePaths.Select(assembly => ModuleDefinition.ReadModule(assembly.Value))];
    }

    /// <summary>The types that a device source can name.</summary>
    public static IEnumerable<TypeDefinition> PublicTypes(ModuleDefinition module)
    {
        return module.GetTypes().Where(IsVisible);
    }

    /// <summary>The package that a declared type says it is from.</summary>
    public static (string Name, string Version) PackageOf(TypeDefinition type)
    {
        TypeDefinition outermost = type.DeclaringType ?? type;
        CustomAttribute? attribute = outermost.CustomAttributes.SingleOrDefault(made => made.AttributeType.Name == "FromPackageAttribute");
        Assert.IsNotNull(attribute, $"{type.FullName} does not say its package");
        return ((string)attribute.ConstructorArguments[0].Value, (string)attribute.ConstructorArguments[1].Value);
    }

    private static bool IsVisible(TypeDefinition type)
    {
        return type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));
    }

    private static string Compile(string project)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "device-tests", DeviceProject.PartOf(project));
        Directory.CreateDirectory(folder);
        string assembly = Path.Combine(folder, "NFUnitTest.dll");
        DeviceCompiler.Compile(assembly, isProgram: false, isOptimized: true, new DeviceProject(project).SourcePaths(), NamedBy(project));
        return assembly;
    }

    private static string Configuration()
    {
        return new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
    }
}
