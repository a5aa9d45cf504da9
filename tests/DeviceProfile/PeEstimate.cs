using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.DeviceProfile.Tests;

/// <summary>The size that nanoFramework's metadata processor (3.0, for v1) gives an assembly, estimated from the assembly.</summary>
/// <remarks>
/// A PE is a header and tables of records of a fixed size, then strings, signatures and byte code. Each string and each
/// signature is stored once, names of parameters and locals and the values of constants are not stored, tokens take two
/// bytes rather than four. Nothing here knows which well-known strings and unused members the processor leaves out, so
/// the estimate is rather too high.
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

    private readonly HashSet<string> _strings = [""];
    private readonly Dictionary<string, int> _signatures = [];

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
            + (methods.Length * MethodDefinition);
        foreach (TypeReference type in types.Concat(typeReferences))
        {
            Name(type.Name, type.Namespace);
        }

        fields.ToList().ForEach(AddField);
        methods.ToList().ForEach(AddMethod);
        memberReferences.ToList().ForEach(member => Name(member.Name));
        module.AssemblyReferences.ToList().ForEach(reference => Name(reference.Name));
    }

    /// <summary>Bytes of header and records.</summary>
    public int Records { get; }

    /// <summary>Bytes of the string table; a reference to it has 16 bits.</summary>
    public int Strings => _strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);

    /// <summary>Bytes of signatures and of the initial values of arrays.</summary>
    public int Signatures => _signatures.Values.Sum();

    /// <summary>Bytes of byte code; the place of a method in it has 16 bits.</summary>
    public int Code { get; private set; }

    /// <summary>Bytes altogether.</summary>
    public int Total => Records + Strings + Signatures + Code;

    private void AddField(FieldDefinition field)
    {
        Name(field.Name);
        Sign("field", [field.FieldType]);
        if (field.InitialValue.Length > 0)
        {
            _signatures[Convert.ToHexString(field.InitialValue)] = field.InitialValue.Length + 2;
        }
    }

    private void AddMethod(MethodDefinition method)
    {
        Name(method.Name);
        Sign("method", [method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)]);
        if (!method.HasBody)
        {
            return;
        }

        Sign("locals", [.. method.Body.Variables.Select(variable => variable.VariableType)]);
        Code += method.Body.Instructions.Sum(Size);
        Code += method.Body.HasExceptionHandlers ? 1 + (method.Body.ExceptionHandlers.Count * ExceptionHandler) : 0;
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

    // A built-in type takes a byte, another one a byte and two of a token.
    private void Sign(string kind, TypeReference[] types)
    {
        string key = $"{kind} {string.Join(',', types.Select(type => type.FullName))}";
        _signatures[key] = 2 + types.Sum(type => type.GetElementType().IsPrimitive ? 2 : 4);
    }
}
