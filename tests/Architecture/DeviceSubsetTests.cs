using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Architecture.Tests;

/// <summary>The firmware assemblies use nothing that .NET nanoFramework v1 lacks.</summary>
[TestClass]
public class DeviceSubsetTests
{
    // What the compiler writes by itself on the PC, and how it comes out on the device.
    private static readonly HashSet<string> CompilerBound =
    [
        "System.Threading.Monitor.Enter(object,bool&)", // lock: binds to Monitor.Enter(object) there
        "System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray(System.Array,System.RuntimeFieldHandle)",
    ];

    [TestMethod]
    public void Every_framework_member_used_exists_on_the_device()
    {
        if (DeviceApi.Folder is not { } folder)
        {
            Console.WriteLine("skipped: the lists of nanoFramework's public API do not lie beside the checkout");
            return;
        }

        DeviceApi api = DeviceApi.Read(folder);
        AssertIsList(api);
        SortedSet<string> missing = [];
        foreach ((string user, MemberReference member) in FrameworkMembers())
        {
            string type = member.DeclaringType.FullName;
            string signature = Signature(member);
            if (!CompilerBound.Contains($"{type}.{signature}") && !api.HasMember(type, signature))
            {
                missing.Add($"{type}.{signature} in {user}");
            }
        }

        Assert.IsEmpty(missing, string.Join(Environment.NewLine, missing));
    }

    [TestMethod]
    public void Nothing_is_generic()
    {
        foreach (string name in Checkout.Firmware)
        {
            ModuleDefinition module = Checkout.Module(name);
            foreach (TypeDefinition type in module.GetTypes())
            {
                Assert.IsFalse(type.HasGenericParameters, type.FullName);
                Assert.IsFalse(type.Methods.Any(method => method.HasGenericParameters), type.FullName);
            }

            string[] specs = module.GetTypeReferences().Where(type => type.Name.Contains('`')).Select(type => type.FullName).ToArray();
            Assert.IsEmpty(specs, $"{name}: {string.Join(", ", specs)}");
        }
    }

    [TestMethod]
    public void Nothing_is_floating_point()
    {
        MetadataType[] floats = [MetadataType.Single, MetadataType.Double];
        foreach (MethodDefinition method in Checkout.Firmware.SelectMany(name => Checkout.Module(name).GetTypes()).SelectMany(type => type.Methods))
        {
            Assert.DoesNotContain(method.ReturnType.MetadataType, floats, method.FullName);
            Assert.IsFalse(method.Parameters.Any(parameter => floats.Contains(parameter.ParameterType.MetadataType)), method.FullName);
            if (method.HasBody)
            {
                Assert.IsFalse(method.Body.Variables.Any(variable => floats.Contains(variable.VariableType.MetadataType)), method.FullName);
                Assert.IsFalse(method.Body.Instructions.Any(IsFloat), method.FullName);
            }
        }
    }

    private static bool IsFloat(Instruction instruction)
    {
        return instruction.OpCode.Code is Code.Conv_R4 or Code.Conv_R8 or Code.Conv_R_Un or Code.Ldc_R4 or Code.Ldc_R8;
    }

    private static IEnumerable<(string User, MemberReference Member)> FrameworkMembers()
    {
        foreach (string name in Checkout.Firmware)
        {
            foreach (MethodDefinition method in Checkout.Module(name).GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            {
                foreach (Instruction instruction in method.Body.Instructions)
                {
                    if (instruction.Operand is MemberReference { DeclaringType: not null } member and (MethodReference or FieldReference)
                        && member.DeclaringType.Scope is AssemblyNameReference scope
                        && !scope.Name.StartsWith("EdgeNode.", StringComparison.Ordinal))
                    {
                        yield return ($"{method.DeclaringType.Name}.{method.Name}", member);
                    }
                }
            }
        }
    }

    private static string Signature(MemberReference member)
    {
        IEnumerable<string> parameters = member is MethodReference method
            ? method.Parameters.Select(parameter => TypeName(parameter.ParameterType))
            : [];
        return $"{member.Name}({string.Join(',', parameters)})";
    }

    private static string TypeName(TypeReference type)
    {
        return type switch
        {
            ByReferenceType reference => TypeName(reference.ElementType) + "&",
            ArrayType array => TypeName(array.ElementType) + "[]",
            _ => type.MetadataType switch
            {
                MetadataType.Boolean => "bool",
                MetadataType.Byte => "byte",
                MetadataType.SByte => "sbyte",
                MetadataType.Char => "char",
                MetadataType.Int16 => "short",
                MetadataType.UInt16 => "ushort",
                MetadataType.Int32 => "int",
                MetadataType.UInt32 => "uint",
                MetadataType.Int64 => "long",
                MetadataType.UInt64 => "ulong",
                MetadataType.IntPtr => "nint",
                MetadataType.String => "string",
                MetadataType.Object => "object",
                _ => type.FullName,
            },
        };
    }

    // A list that could not be read would make the rule pass for everything, or fail for everything.
    private static void AssertIsList(DeviceApi api)
    {
        Assert.IsTrue(api.HasMember("System.String", "get_Length()"));
        Assert.IsTrue(api.HasMember("System.String", "get_Chars(int)"));
        Assert.IsTrue(api.HasMember("System.String", "op_Equality(string,string)"));
        Assert.IsTrue(api.HasMember("System.Array", "Copy(System.Array,int,System.Array,int,int)"));
        Assert.IsTrue(api.HasMember("System.Object", ".ctor()"));
        Assert.IsTrue(api.HasMember("System.Int32", "TryParse(string,int&)"));
        Assert.IsFalse(api.HasMember("System.String", "Join(string,string[])"));
        Assert.IsFalse(api.HasMember("System.String", "Replace(string,string)"));
        Assert.IsFalse(api.HasMember("System.Random", "Next(int,int)"));
        Assert.IsFalse(api.HasType("System.Collections.Generic.List`1"));
    }
}
