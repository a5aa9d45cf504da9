using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>How the lists of nanoFramework's API name a type.</summary>
internal static class ApiTypeName
{
    /// <summary>C#'s word for a built-in type or an array of it, else the full name with dots for nested types.</summary>
    public static string Of(TypeReference type)
    {
        if (type is ArrayType array)
        {
            return Of(array.ElementType) + "[]";
        }

        return type.FullName switch
        {
            "System.Void" => "void",
            "System.Boolean" => "bool",
            "System.Byte" => "byte",
            "System.Double" => "double",
            "System.SByte" => "sbyte",
            "System.Char" => "char",
            "System.Int16" => "short",
            "System.UInt16" => "ushort",
            "System.Int32" => "int",
            "System.UInt32" => "uint",
            "System.Int64" => "long",
            "System.UInt64" => "ulong",
            "System.String" => "string",
            "System.Object" => "object",
            _ => Full(type),
        };
    }

    /// <summary>The full name even of a built-in type, as the lists have it where a type is declared or inherited from.</summary>
    public static string Full(TypeReference type)
    {
        return type.FullName.Replace('/', '.');
    }
}
