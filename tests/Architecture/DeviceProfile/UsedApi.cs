using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>Which declared types and members the device assemblies use.</summary>
internal sealed class UsedApi : IDisposable
{
    private readonly ModuleDefinition _coreLibrary = ModuleDefinition.ReadModule(Profile.CoreLibraryPath);
    private readonly ModuleDefinition _declared = Profile.Declared();
    private readonly IReadOnlyList<ModuleDefinition> _device = Profile.DeviceModules();
    private readonly HashSet<string> _ours = [.. Profile.ImagePaths.Values.Select(path => Path.GetFileNameWithoutExtension(path))];
    private readonly Dictionary<string, TypeDefinition> _types;
    private readonly HashSet<string> _usedTypes = [];
    private readonly HashSet<string> _usedMembers = [];

    private UsedApi()
    {
        _types = Profile.PublicTypes(_coreLibrary).Concat(Profile.PublicTypes(_declared)).ToDictionary(type => type.FullName);
    }

    /// <summary>Members that are named by a device assembly and are neither mscorlib's nor declared.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Reads the device assemblies.</summary>
    public static UsedApi Read()
    {
        UsedApi used = new();
        foreach (ModuleDefinition device in used._device)
        {
            foreach (TypeReference type in device.GetTypeReferences())
            {
                used.UseType(type);
            }

            // The compiler has found a member of the other assembly there.
            foreach (MemberReference member in device.GetMemberReferences()
                .Where(member => member.DeclaringType is not ArrayType && !used._ours.Contains(member.DeclaringType.Scope.Name)))
            {
                used.Use(member);
            }
        }

        return used;
    }

    /// <summary>Declared types, and members of declared types, that nothing uses.</summary>
    public IEnumerable<string> Unused()
    {
        // Constants leave no trace in an assembly.
        string[] constants = [.. UsedConstants.Read()];
        _usedMembers.UnionWith(constants);
        _usedTypes.UnionWith(constants.Select(member => member[..member.LastIndexOf('.')]));
        foreach (TypeDefinition type in Profile.PublicTypes(_declared))
        {
            if (!_usedTypes.Contains(type.FullName))
            {
                yield return type.FullName;
            }
            else if (!ApiText.IsDelegate(type))
            {
                foreach (string member in UnusedMembers(type))
                {
                    yield return member;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (ModuleDefinition module in _device.Append(_declared).Append(_coreLibrary))
        {
            module.Dispose();
        }
    }

    private IEnumerable<string> UnusedMembers(TypeDefinition type)
    {
        IEnumerable<string> methods = type.Methods.Where(method => (method.IsPublic || method.IsFamily) && !IsUsed(method)).Select(Name);
        IEnumerable<string> fields = type.Fields
            .Where(field => (field.IsPublic || field.IsFamily) && field.Name != "value__" && !_usedMembers.Contains(Name(field)))
            .Select(Name);
        return methods.Concat(fields).Distinct();
    }

    // C# declares both accessors of an event or none. An override is called through the method that it overrides, and an interface's method through the interface. A class
    // that is only derived from, or an attribute, needs its constructor for that.
    private bool IsUsed(MethodDefinition method)
    {
        return _usedMembers.Contains(Signature(method))
            || (method.IsRemoveOn && _usedMembers.Contains(Signature(method).Replace(".remove_", ".add_", StringComparison.Ordinal)))
            || (method.IsConstructor && (!method.HasParameters || method.DeclaringType.IsAbstract))
            || (method.IsVirtual && Ancestors(method.DeclaringType).SelectMany(type => type.Methods)
                .Any(based => based.Name == method.Name && _usedMembers.Contains(Signature(based))));
    }

    private IEnumerable<TypeDefinition> Ancestors(TypeDefinition type)
    {
        IEnumerable<TypeReference> near = type.Interfaces.Select(made => made.InterfaceType).Append(type.BaseType).OfType<TypeReference>();
        foreach (TypeDefinition ancestor in near.Select(reference => _types[reference.FullName]))
        {
            yield return ancestor;
            foreach (TypeDefinition older in Ancestors(ancestor))
            {
                yield return older;
            }
        }
    }

    private void Use(MemberReference member)
    {
        if (!_types.TryGetValue(member.DeclaringType.FullName, out TypeDefinition? type))
        {
            Unknown.Add(member.FullName);
            return;
        }

        if (member is FieldReference)
        {
            _usedMembers.Add($"{type.FullName}.{member.Name}");
        }
        else if (type.Methods.FirstOrDefault(method => method.FullName == member.FullName) is { } method)
        {
            _usedMembers.Add(Signature(method));
            UseType(method.ReturnType);
            method.Parameters.ToList().ForEach(parameter => UseType(parameter.ParameterType));
        }
        else
        {
            Unknown.Add(member.FullName);
        }
    }

    // With a type, what it derives from and what stands in its declaration.
    private void UseType(TypeReference? named)
    {
        TypeReference? type = named?.GetElementType();
        if (type is null || !_types.TryGetValue(type.FullName, out TypeDefinition? declared) || !_usedTypes.Add(type.FullName))
        {
            return;
        }

        UseType(declared.BaseType);
        UseType(declared.DeclaringType);
        declared.Interfaces.ToList().ForEach(made => UseType(made.InterfaceType));
        if (ApiText.IsDelegate(declared))
        {
            declared.Methods.Single(method => method.Name == "Invoke").Parameters.ToList().ForEach(parameter => UseType(parameter.ParameterType));
        }
    }

    // Signatures for methods in what is used; names in what is reported.
    private static string Signature(MethodDefinition method)
    {
        return $"{method.DeclaringType.FullName}.{method.Name}({string.Join(',', method.Parameters.Select(parameter => parameter.ParameterType.FullName))})".Replace("..ctor", ".ctor", StringComparison.Ordinal);
    }

    private static string Name(IMemberDefinition member)
    {
        return $"{member.DeclaringType.FullName}.{member.Name}";
    }
}
