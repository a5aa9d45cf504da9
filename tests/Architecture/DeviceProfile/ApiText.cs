using System.Globalization;
using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>Types and members of an assembly, in the words of the lists of nanoFramework's API.</summary>
internal static class ApiText
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Equality"] = "operator ==",
        ["op_Inequality"] = "operator !=",
    };

    /// <summary>The line of a type.</summary>
    public static string Of(TypeDefinition type)
    {
        string name = ApiTypeName.Full(type);
        if (IsDelegate(type))
        {
            MethodDefinition invoke = type.Methods.Single(method => method.Name == "Invoke");
            return $"type public delegate {ApiTypeName.Of(invoke.ReturnType)} {name}({Parameters(invoke.Parameters)})";
        }

        if (type.IsEnum)
        {
            return $"type public enum {name} : {ApiTypeName.Of(type.Fields.Single(field => field.Name == "value__").FieldType)}";
        }

        if (type.IsInterface)
        {
            return $"type public interface {name}";
        }

        if (type.IsValueType)
        {
            return $"type public {Words(Has(type, "IsReadOnlyAttribute"), "readonly")}{Words(Has(type, "IsByRefLikeAttribute"), "ref")}struct {name}";
        }

        bool isStatic = type.IsAbstract && type.IsSealed;
        string modifiers = isStatic ? "static " : Words(type.IsAbstract, "abstract") + Words(type.IsSealed, "sealed");
        return $"type public {modifiers}class {name}{(type.BaseType is null ? "" : " : " + ApiTypeName.Full(type.BaseType))}";
    }

    /// <summary>The lines of a type's visible members; those of a delegate and an enum's field are part of what the compiler makes.</summary>
    public static IEnumerable<(IMemberDefinition Member, string Line)> Members(TypeDefinition type)
    {
        if (IsDelegate(type))
        {
            return [];
        }

        return [
            .. type.Interfaces.Select(made => ((IMemberDefinition)type, $"implements {ApiTypeName.Full(made.InterfaceType)}")),
            .. type.Fields.Where(field => (field.IsPublic || field.IsFamily) && field.Name != "value__").Select(field => ((IMemberDefinition)field, Of(field))),
            .. type.Methods.Where(method => IsVisible(method) && (method.IsConstructor || !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) && !IsImplicit(method))
                .Select(method => ((IMemberDefinition)method, Of(method))),
            .. type.Properties.Where(property => Accessors(property).Any()).Select(property => ((IMemberDefinition)property, Of(property))),
            .. type.Events.Where(made => IsVisible(made.AddMethod)).Select(made => ((IMemberDefinition)made, $"event {Modifiers(made.AddMethod)}{ApiTypeName.Of(made.EventType)} {made.Name}")),
        ];
    }

    /// <summary>Whether a type is a delegate.</summary>
    public static bool IsDelegate(TypeDefinition type)
    {
        return type.BaseType?.FullName == "System.MulticastDelegate";
    }

    private static string Of(FieldDefinition field)
    {
        if (field.DeclaringType.IsEnum)
        {
            return $"field {field.Name} = {Convert.ToString(field.Constant, CultureInfo.InvariantCulture)}";
        }

        string access = field.IsPublic ? "public" : "protected";
        return field.HasConstant
            ? $"const {access} {ApiTypeName.Of(field.FieldType)} {field.Name} = {Literal(field.Constant, field.FieldType)}"
            : $"field {access} {Words(field.IsStatic, "static")}{Words(field.IsInitOnly, "readonly")}{ApiTypeName.Of(field.FieldType)} {field.Name}";
    }

    private static string Of(MethodDefinition method)
    {
        string parameters = Parameters(method.Parameters);
        if (method.IsConstructor)
        {
            return $"ctor {Modifiers(method)}{method.DeclaringType.Name}({parameters})";
        }

        return $"method {Modifiers(method)}{ApiTypeName.Of(method.ReturnType)} {Operators.GetValueOrDefault(method.Name, method.Name)}({parameters})";
    }

    // Accessors in use may be fewer than the real property has, so they are compared one by one.
    private static string Of(PropertyDefinition property)
    {
        MethodDefinition first = Accessors(property).First().Method;
        string name = property.HasParameters ? $"this[{Parameters(property.Parameters)}]" : property.Name;
        string accessors = string.Concat(Accessors(property).Select(accessor => accessor.Word + "; "));
        return $"property {Modifiers(first)}{ApiTypeName.Of(property.PropertyType)} {name} {{ {accessors}}}";
    }

    private static IEnumerable<(string Word, MethodDefinition Method)> Accessors(PropertyDefinition property)
    {
        if (property.GetMethod is { } get && IsVisible(get))
        {
            yield return ("get", get);
        }

        if (property.SetMethod is { } set && IsVisible(set))
        {
            yield return ("set", set);
        }
    }

    private static bool IsVisible(MethodDefinition method)
    {
        return method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
    }

    // A struct has it without a line, a static class has none.
    private static bool IsImplicit(MethodDefinition method)
    {
        return method.IsConstructor && (method.IsStatic || (method.DeclaringType.IsValueType && !method.HasParameters));
    }

    private static string Modifiers(MethodDefinition method)
    {
        if (method.DeclaringType.IsInterface)
        {
            return "";
        }

        string access = method.IsPublic ? "public " : "protected ";
        if (method.IsStatic)
        {
            return access + "static ";
        }

        // An implementation of an interface alone is virtual and final in the metadata, and has no word in C#.
        return access + method switch
        {
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsNewSlot: false } => "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
    }

    private static string Parameters(IEnumerable<ParameterDefinition> parameters)
    {
        return string.Join(", ", parameters.Select(Parameter));
    }

    private static string Parameter(ParameterDefinition parameter)
    {
        bool isParams = parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == nameof(ParamArrayAttribute));
        TypeReference type = parameter.ParameterType;
        string way = type is ByReferenceType ? (parameter.IsOut ? "out " : "ref ") : "";
        string text = $"{Words(isParams, "params")}{way}{ApiTypeName.Of(type is ByReferenceType reference ? reference.ElementType : type)} {parameter.Name}";
        return parameter.HasConstant ? $"{text} = {Literal(parameter.Constant, type)}" : text;
    }

    private static string Literal(object? value, TypeReference type)
    {
        return value switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            char letter => $"'{letter}'",
            _ when !type.IsPrimitive => EnumLiteral(value, type),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static string EnumLiteral(object value, TypeReference type)
    {
        FieldDefinition? field = type.Module.GetType(type.FullName)?.Fields.FirstOrDefault(constant => constant.HasConstant && constant.Constant.Equals(value));
        return field is null ? Convert.ToString(value, CultureInfo.InvariantCulture)! : $"{ApiTypeName.Of(type)}.{field.Name}";
    }

    private static bool Has(TypeDefinition type, string attribute)
    {
        return type.CustomAttributes.Any(made => made.AttributeType.Name == attribute);
    }

    private static string Words(bool holds, string word)
    {
        return holds ? word + " " : "";
    }
}
