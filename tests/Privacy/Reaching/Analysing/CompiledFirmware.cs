using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>All types of one build of the firmware.</summary>
internal sealed class CompiledFirmware
{
    private static readonly string[] PcAssemblies =
        ["Contracts", "Policies", "Summaries", "Timekeeping", "Identity", "Sensing", "Blurring", "Reporting", "Provisioning", "Composition"];

    private static readonly Lazy<CompiledFirmware> LazyPc = new(() => new("PC", PcAssemblies.Select(PathOf)));
    private static readonly Lazy<CompiledFirmware> LazyDevice = new(() => new("device", DevicePaths()));

    private readonly Dictionary<string, MethodDefinition> _methods;
    private readonly Dictionary<string, TypeDefinition> _types;

    private CompiledFirmware(string name, IEnumerable<string> paths)
    {
        Name = name;
        Modules = [.. paths.Select(ModuleDefinition.ReadModule)];
        Types = [.. Modules.SelectMany(module => module.GetTypes()).Where(type => type.Name != "<Module>")];
        Methods = [.. Types.SelectMany(type => type.Methods)];

        // Each assembly has its own copy of what the compiler made; the first stands for all.
        _methods = Methods.GroupBy(method => method.FullName).ToDictionary(same => same.Key, same => same.First());
        _types = Types.GroupBy(type => type.FullName).ToDictionary(same => same.Key, same => same.First());
        Flow = new Lazy<ValueFlow>(() => new ValueFlow(this));
    }

    /// <summary>The assemblies that run on a PC, in tests and in the simulator.</summary>
    public static CompiledFirmware Pc => LazyPc.Value;

    /// <summary>The two assemblies that are compiled for a box, with the platform's part in the second, against the declared profile.</summary>
    public static CompiledFirmware Device => LazyDevice.Value;

    public static IEnumerable<object[]> Both => [[nameof(Pc)], [nameof(Device)]];

    public string Name { get; }

    public IReadOnlyList<ModuleDefinition> Modules { get; }

    public IReadOnlyList<TypeDefinition> Types { get; }

    public IReadOnlyList<MethodDefinition> Methods { get; }

    public Lazy<ValueFlow> Flow { get; }

    public static CompiledFirmware Of(string name)
    {
        return name == nameof(Pc) ? Pc : Device;
    }

    public static Area AreaOf(TypeReference type)
    {
        TypeReference named = type.GetElementType();
        while (named.DeclaringType != null)
        {
            named = named.DeclaringType;
        }

        string space = named.Namespace;
        if (named.Name.StartsWith('<'))
        {
            return Area.CompilerMade;
        }

        if (!space.StartsWith("EdgeNode.", StringComparison.Ordinal))
        {
            return Area.Framework;
        }

        return Enum.Parse<Area>(space.Split('.')[1]);
    }

    public MethodDefinition? Find(MethodReference reference)
    {
        return _methods.GetValueOrDefault(reference.FullName);
    }

    public TypeDefinition? Find(TypeReference reference)
    {
        return _types.GetValueOrDefault(reference.FullName);
    }

    public MethodDefinition Method(string type, string method)
    {
        return Methods.Single(one => one.DeclaringType.Name == type && one.Name == method);
    }

    /// <summary>What a call of <paramref name="declared"/> on an object of exactly this type runs, or null when that is no code of ours.</summary>
    public MethodDefinition? Resolve(TypeDefinition type, MethodReference declared)
    {
        for (TypeDefinition? one = type; one != null; one = one.BaseType == null ? null : Find(one.BaseType))
        {
            MethodDefinition? found = one.Methods.FirstOrDefault(method => method.Overrides.Any(over => over.FullName == declared.FullName))
                ?? one.Methods.FirstOrDefault(method => !method.IsStatic && method.Name == declared.Name && HasSameParameters(method, declared));
            if (found != null)
            {
                return found.IsAbstract ? null : found;
            }
        }

        return null;
    }

    private static bool HasSameParameters(MethodReference one, MethodReference other)
    {
        return one.Parameters.Select(parameter => parameter.ParameterType.FullName)
            .SequenceEqual(other.Parameters.Select(parameter => parameter.ParameterType.FullName));
    }

    private static string PathOf(string name)
    {
        return Path.Combine(AppContext.BaseDirectory, $"EdgeNode.{name}.dll");
    }

    private static string[] DevicePaths()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        string[] parts = ["Documents", "Firmware"];
        return [.. parts.Select(part => Path.Combine(SourceTree.Root, "device-profile", part, "bin", configuration, "net10.0", $"EdgeNode.{part}.dll"))];
    }
}
