using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using MethodBody = Mono.Cecil.Cil.MethodBody;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// Copies of the project's assemblies, of which those of the device count each instruction of theirs as it is executed. This
/// assembly has a copy among them, which is bound to the others.
/// </summary>
internal sealed class CountedAssemblies : AssemblyLoadContext
{
    private static readonly string[] Counted =
        ["Contracts", "Policies", "Summaries", "Timekeeping", "Identity", "Sensing", "Blurring", "Reporting", "Provisioning", "Composition", "Esp32OnPc"];

    // In the one that also has the stand-ins.
    private static readonly string[] DeviceNamespaces = ["EdgeNode.Esp32", "EdgeNode.Composition"];

    private readonly List<string> _methods = [];
    private readonly Dictionary<string, byte[]> _rewritten = [];

    public CountedAssemblies()
        : base("counted")
    {
        foreach (string name in Counted)
        {
            _rewritten.Add($"EdgeNode.{name}", Rewrite(PathOf($"EdgeNode.{name}")));
        }
    }

    /// <summary>Names of the methods that count, by their number.</summary>
    public IReadOnlyList<string> Methods => _methods;

    /// <summary>A type of this assembly's copy.</summary>
    public Type CopyOf(Type type)
    {
        return LoadFromAssemblyName(type.Assembly.GetName()).GetType(type.FullName!, true)!;
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (_rewritten.TryGetValue(assemblyName.Name!, out byte[]? image))
        {
            return LoadFromStream(new MemoryStream(image));
        }

        return assemblyName.Name!.StartsWith("EdgeNode.", StringComparison.Ordinal) ? LoadFromAssemblyPath(PathOf(assemblyName.Name)) : null;
    }

    private static string PathOf(string name)
    {
        return Path.Combine(AppContext.BaseDirectory, name + ".dll");
    }

    private byte[] Rewrite(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        MethodReference add = module.ImportReference(typeof(InstructionCounter).GetMethod(nameof(InstructionCounter.Add))!);
        foreach (MethodDefinition method in module.GetTypes().Where(IsOfDevice).SelectMany(type => type.Methods).Where(method => method.HasBody))
        {
            Rewrite(method, _methods.Count, add);
            _methods.Add($"{method.DeclaringType.Name}.{method.Name}");
        }

        using MemoryStream image = new();
        module.Write(image);
        return image.ToArray();
    }

    private static bool IsOfDevice(TypeDefinition type)
    {
        TypeDefinition outer = type;
        while (outer.DeclaringType is not null)
        {
            outer = outer.DeclaringType;
        }

        return type.Module.Name != "EdgeNode.Esp32OnPc.dll" || DeviceNamespaces.Contains(outer.Namespace);
    }

    private static void Rewrite(MethodDefinition method, int number, MethodReference add)
    {
        MethodBody body = method.Body;
        body.SimplifyMacros();
        Instruction[] instructions = [.. body.Instructions];
        HashSet<Instruction> leaders = Leaders(body, instructions);
        ILProcessor il = body.GetILProcessor();
        int length = 0;
        for (int i = instructions.Length - 1; i >= 0; i--)
        {
            length++;
            if (leaders.Contains(instructions[i]))
            {
                Instruction first = il.Create(OpCodes.Ldc_I4, number);
                il.InsertBefore(instructions[i], first);
                il.InsertBefore(instructions[i], il.Create(OpCodes.Ldc_I4, length));
                il.InsertBefore(instructions[i], il.Create(OpCodes.Call, add));
                Retarget(body, instructions[i], first);
                length = 0;
            }
        }

        body.OptimizeMacros();
    }

    private static HashSet<Instruction> Leaders(MethodBody body, Instruction[] instructions)
    {
        HashSet<Instruction> leaders = [instructions[0]];
        foreach (Instruction instruction in instructions)
        {
            if (instruction.Operand is Instruction target)
            {
                leaders.Add(target);
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                leaders.UnionWith(targets);
            }

            bool isJump = instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw;
            if (isJump && instruction.Next is not null)
            {
                leaders.Add(instruction.Next);
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            Instruction?[] bounds = [handler.TryStart, handler.TryEnd, handler.HandlerStart, handler.HandlerEnd, handler.FilterStart];
            leaders.UnionWith(bounds.OfType<Instruction>());
        }

        return leaders;
    }

    private static void Retarget(MethodBody body, Instruction from, Instruction to)
    {
        foreach (Instruction instruction in body.Instructions)
        {
            if (instruction.Operand == from)
            {
                instruction.Operand = to;
            }
            else if (instruction.Operand is Instruction[] targets)
            {
                instruction.Operand = targets.Select(target => target == from ? to : target).ToArray();
            }
        }

        foreach (ExceptionHandler handler in body.ExceptionHandlers)
        {
            handler.TryStart = handler.TryStart == from ? to : handler.TryStart;
            handler.TryEnd = handler.TryEnd == from ? to : handler.TryEnd;
            handler.HandlerStart = handler.HandlerStart == from ? to : handler.HandlerStart;
            handler.HandlerEnd = handler.HandlerEnd == from ? to : handler.HandlerEnd;
            handler.FilterStart = handler.FilterStart == from ? to : handler.FilterStart;
        }
    }
}
