using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>What an instruction takes from the stack, and which local or argument it names (ECMA-335, partition III).</summary>
internal static class IlOperand
{
    public static int PopCount(Instruction one, int depth, MethodDefinition method)
    {
        if (one.OpCode.FlowControl == FlowControl.Call)
        {
            MethodReference called = (MethodReference)one.Operand;
            return called.Parameters.Count + (called.HasThis && one.OpCode.Code != Code.Newobj ? 1 : 0);
        }

        return one.OpCode.StackBehaviourPop switch
        {
            StackBehaviour.Pop0 => 0,
            StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
            StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8
                or StackBehaviour.Popi_popr4 or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
            StackBehaviour.Popi_popi_popi or StackBehaviour.Popref_popi_popi or StackBehaviour.Popref_popi_popi8
                or StackBehaviour.Popref_popi_popr4 or StackBehaviour.Popref_popi_popr8 or StackBehaviour.Popref_popi_popref => 3,
            StackBehaviour.PopAll => depth,
            _ when one.OpCode.Code == Code.Ret => ReturnsNothing(method) ? 0 : 1,
            _ => throw new NotSupportedException(one.ToString()),
        };
    }

    /// <summary>Whether a call leaves nothing on the stack. An <c>init</c> accessor returns <c>void</c> with a modifier.</summary>
    public static bool ReturnsNothing(MethodReference method)
    {
        TypeReference type = method.ReturnType;
        while (type is IModifierType modified)
        {
            type = modified.ElementType;
        }

        return type.MetadataType == MetadataType.Void;
    }

    public static VariableDefinition? Variable(Instruction one, MethodDefinition method)
    {
        return one.OpCode.Code switch
        {
            Code.Ldloc_0 or Code.Stloc_0 => method.Body.Variables[0],
            Code.Ldloc_1 or Code.Stloc_1 => method.Body.Variables[1],
            Code.Ldloc_2 or Code.Stloc_2 => method.Body.Variables[2],
            Code.Ldloc_3 or Code.Stloc_3 => method.Body.Variables[3],
            _ => one.Operand as VariableDefinition,
        };
    }

    /// <summary>Number of an argument, the object of an instance method being 0; null when the instruction names none.</summary>
    public static int? Argument(Instruction one, MethodDefinition method)
    {
        return one.OpCode.Code switch
        {
            Code.Ldarg_0 => 0,
            Code.Ldarg_1 => 1,
            Code.Ldarg_2 => 2,
            Code.Ldarg_3 => 3,
            _ => one.Operand is ParameterDefinition parameter ? parameter.Index + (method.HasThis ? 1 : 0) : null,
        };
    }

    public static TypeReference TypeOfArgument(MethodReference method, int argument)
    {
        int parameter = method.HasThis ? argument - 1 : argument;
        if (parameter >= 0)
        {
            return method.Parameters[parameter].ParameterType;
        }

        return method.DeclaringType.IsValueType ? new ByReferenceType(method.DeclaringType) : method.DeclaringType;
    }
}
