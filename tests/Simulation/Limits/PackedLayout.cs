using System.Runtime.InteropServices;

namespace EdgeNode.Simulation.Tests;

/// <summary>The budget's layout: a header of 12 bytes, references of 4, fields at their size, rounded up to 4.</summary>
internal sealed class PackedLayout : IDeviceLayout
{
    private const int HeaderBytes = 12;
    private const int WordBytes = 4;

    /// <inheritdoc/>
    public string Name => "packed";

    /// <inheritdoc/>
    public int ObjectBytes(Type[] fields)
    {
        return HeaderBytes + fields.Sum(StaticBytes);
    }

    /// <inheritdoc/>
    public int ArrayBytes(Type element, int length)
    {
        return HeaderBytes + Rounded(length * ElementBytes(element));
    }

    /// <inheritdoc/>
    public int StringBytes(int utf8Length)
    {
        return HeaderBytes + Rounded(utf8Length + 1);
    }

    /// <inheritdoc/>
    public int StaticBytes(Type type)
    {
        return Rounded(ElementBytes(type));
    }

    /// <summary>Size of a value of a type within an array.</summary>
    public static int ElementBytes(Type type)
    {
        if (type == typeof(bool))
        {
            return 1;
        }

        if (type == typeof(char))
        {
            return sizeof(char);
        }

        if (type.IsEnum)
        {
            return Marshal.SizeOf(Enum.GetUnderlyingType(type));
        }

        return type.IsPrimitive ? Marshal.SizeOf(type) : WordBytes;
    }

    private static int Rounded(int bytes)
    {
        return (bytes + WordBytes - 1) / WordBytes * WordBytes;
    }
}
