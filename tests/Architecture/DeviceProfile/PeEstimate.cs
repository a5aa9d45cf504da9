using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Architecture.Tests;

/// <summary>The size that nanoFramework's metadata processor (3.0, for v1) gives an assembly, estimated from the assembly.</summary>
/// <remarks>
/// A PE is a header and tables of records of a fixed size, then strings, signatures and byte code. Each string and each
/// signature is stored once, names of parameters and locals and the values of constants are not stored, tokens take two
/// bytes rather than four. Nothing here knows the well-known strings that the processor leaves out, so the estimate is
/// rather too high; BudgetTests compares it with the processor where one is at hand.
/// </remarks>
internal sealed class PeEstimate
{
    private const int Header = 124;
    private const int AssemblyReference = 12;
    private const int TypeReference = 8;
    private const int MemberReference = 8;
    private const int TypeDefinition = 24;
    private const int FieldDefinition = 8;
    private const int MethodDefinition = 16;
    private const int ExceptionHandler = 12;
    private const int Attribute = 8;

    private readonly HashSet<string> _strings = [""];
    private readonly HashSet<string> _signatures = [];

    /// <summary>Reads an assembly.</summary>
    public PeEstimate(ModuleDefinition module)
    {
        TypeDefinition[] types = [.. module.GetTypes().Where(type => type.Name != "<Module>")];
        MethodDefinition[] methods = [.. types.SelectMany(type => type.Methods)];
        FieldDefinition[] fields = [.. types.SelectMany(type => type.Fields).Where(field => !field.HasConstant)];
        TypeReference[] typeReferences = [.. module.GetTypeReferences()];
        MemberReference[] memberReferences = [.. module.GetMemberReferences()];

        Records = Header
            + (module.AssemblyReferences.Count * AssemblyReference)
            + (typeReferences.Length * TypeReference)
            + (memberReferences.Length * MemberReference)
            + (types.Length * TypeDefinition)
            + (fields.Length * FieldDefinition)
            + (methods.Length * MethodDefinition)
            + (types.Concat<ICustomAttributeProvider>(methods).Sum(OwnAttributes) * Attribute);
        foreach (TypeReference type in types.Concat(typeReferences))
        {
            Name(type.Name, type.Namespace);
        }

        fields.ToList().ForEach(AddField);
        methods.ToList().ForEach(AddMethod);
        memberReferences.ToList().ForEach(AddReference);
        _signatures.UnionWith(types.Where(type => type.HasInterfaces).Select(type => (char)type.Interfaces.Count + string.Concat(type.Interfaces.Select(made => Encode(made.InterfaceType)))));
        module.AssemblyReferences.ToList().ForEach(reference => Name(reference.Name));
    }

    /// <summary>Bytes of header and records.</summary>
    public int Records { get; }

    /// <summary>Bytes of the string table; a reference to it has 16 bits.</summary>
    public int Strings => _strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);

    /// <summary>Bytes of signatures and of the initial values of arrays.</summary>
    public int Signatures => _signatures.Sum(signature => signature.Length);

    /// <summary>Bytes of byte code; the place of a method in it has 16 bits.</summary>
    public int Code { get; private set; }

    /// <summary>Bytes altogether.</summary>
    public int Total => Records + Strings + Signatures + Code;

    private void AddField(FieldDefinition field)
    {
        Name(field.Name);
        _signatures.Add('f' + Encode(field.FieldType));
        if (field.InitialValue.Length > 0)
        {
            _signatures.Add("nn" + Encoding.Latin1.GetString(field.InitialValue));
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        Name(method.Name);
        Sign(method);
        if (!method.HasBody)
        {
            return;
        }

        _signatures.Add(string.Concat(method.Body.Variables.Select(variable => Encode(variable.VariableType))));
        Code += method.Body.Instructions.Sum(Size);
        Code += method.Body.HasExceptionHandlers ? 1 + (method.Body.ExceptionHandlers.Count * ExceptionHandler) : 0;
    }

    private void AddReference(MemberReference member)
    {
        Name(member.Name);
        if (member is MethodReference method)
        {
            Sign(method);
        }
    }

    private void Sign(MethodReference method)
    {
        string parameters = string.Concat(method.Parameters.Select(parameter => Encode(parameter.ParameterType)));
        _signatures.Add($"{(method.HasThis ? 't' : 's')}{(char)method.Parameters.Count}{Encode(method.ReturnType)}{parameters}");
    }

    // The processor drops those that the compiler itself adds.
    private static int OwnAttributes(ICustomAttributeProvider member)
    {
        return member.CustomAttributes.Count(attribute => attribute.AttributeType.Namespace != "System.Runtime.CompilerServices");
    }

    private int Size(Instruction instruction)
    {
        if (instruction.Operand is string text)
        {
            Name(text);
        }

        int full = instruction.GetSize();
        return instruction.OpCode.OperandType switch
        {
            OperandType.InlineSwitch => instruction.OpCode.Size + 1 + (2 * ((Instruction[])instruction.Operand).Length),
            OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType
                or OperandType.InlineTok or OperandType.InlineBrTarget => full - 2,
            _ => full,
        };
    }

    private void Name(params string[] names)
    {
        _strings.UnionWith(names);
    }

    // One letter a byte. A built-in type and an enum take one, another type has a token behind it; the letters only have
    // to differ where the bytes do.
    private static string Encode(TypeReference type)
    {
        return type switch
        {
            ByReferenceType reference => "&" + Encode(reference.ElementType),
            ArrayType array => "[" + Encode(array.ElementType),
            TypeDefinition { IsEnum: true } made => Encode(made.Fields.Single(field => field.Name == "value__").FieldType),
            _ when type.IsPrimitive || type.Namespace == "System" && type.Name is "String" or "Object" or "Void" => ((char)type.MetadataType).ToString(),
            _ => $"c{(char)(type.MetadataToken.RID >> 8)}{(char)(type.MetadataToken.RID & 0xFF | 0x100)}",
        };
    }
}
