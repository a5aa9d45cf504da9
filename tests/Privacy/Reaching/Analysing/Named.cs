using Mono.Cecil;
using Mono.Cecil.Cil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>Everything that a method or a type names, as the compiler wrote it down.</summary>
internal static class Named
{
    /// <summary>Types in the signature, the locals, the handlers and the instructions of a method.</summary>
    public static IEnumerable<TypeReference> TypesIn(MethodDefinition method)
    {
        IEnumerable<TypeReference> signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        if (!method.HasBody)
        {
            return signature.SelectMany(Parts);
        }

        return signature
            .Concat(method.Body.Variables.Select(variable => variable.VariableType))
            .Concat(method.Body.ExceptionHandlers.Select(handler => handler.CatchType).OfType<TypeReference>())
            .Concat(method.Body.Instructions.SelectMany(OperandTypes))
            .SelectMany(Parts);
    }

    /// <summary>Types that a type is made of: what it derives from, implements, holds and is marked with.</summary>
    public static IEnumerable<TypeReference> TypesIn(TypeDefinition type)
    {
        return type.Fields.Select(field => field.FieldType)
            .Concat(type.Interfaces.Select(one => one.InterfaceType))
            .Concat(type.CustomAttributes.Select(attribute => attribute.AttributeType))
            .Concat(type.BaseType == null ? [] : [type.BaseType])
            .SelectMany(Parts);
    }

    public static IEnumerable<MethodReference> CallsIn(MethodDefinition method)
    {
        return method.HasBody ? method.Body.Instructions.Select(one => one.Operand).OfType<MethodReference>() : [];
    }

    public static IEnumerable<Instruction> CodeOf(MethodDefinition method)
    {
        return method.HasBody ? method.Body.Instructions : [];
    }

    private static IEnumerable<TypeReference> OperandTypes(Instruction one)
    {
        return one.Operand switch
        {
            TypeReference type => [type],
            FieldReference field => [field.DeclaringType, field.FieldType],
            MethodReference method => [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType)],
            _ => [],
        };
    }

    // An array names its element, a type within another the outer one.
    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        for (TypeReference? one = type is TypeSpecification ? type.GetElementType() : type; one != null; one = one.DeclaringType)
        {
            yield return one;
        }
    }
}
