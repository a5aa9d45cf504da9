using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace EdgeNode.Simulation.Tests;

/// <summary>
/// Bytes that the firmware's objects take from the managed heap of a 32-bit nanoCLR. The graph is walked from a started
/// node and from the statics of the firmware's assemblies; what belongs to the virtual parts is not entered.
/// </summary>
/// <param name="layout">How large an object is.</param>
internal sealed class DeviceHeap(IDeviceLayout layout)
{
    private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, int> _byType = [];
    private readonly Queue<(object Value, Type Holder)> _open = new();

    /// <summary>All bytes counted.</summary>
    public int Bytes { get; private set; }

    /// <summary>Objects counted.</summary>
    public int Objects { get; private set; }

    /// <summary>The types that take most with the arrays and texts that they hold, largest first.</summary>
    public IEnumerable<(string Type, int Bytes)> Largest => _byType.OrderByDescending(entry => entry.Value).Select(entry => (entry.Key, entry.Value));

    /// <summary>Counts what a root and the statics of some assemblies hold.</summary>
    public void Count(object root, IEnumerable<Assembly> firmware)
    {
        HashSet<Assembly> entered = [.. firmware];
        Meet(root, root.GetType(), entered);
        foreach (Type type in entered.SelectMany(assembly => assembly.GetTypes()).Where(type => !type.IsEnum && !type.ContainsGenericParameters && !IsMadeByCompiler(type)))
        {
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
            foreach (FieldInfo field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Where(field => !field.IsLiteral))
            {
                Bytes += layout.StaticBytes(field.FieldType);
                Meet(field.GetValue(null), type, entered);
            }
        }

        while (_open.TryDequeue(out (object Value, Type Holder) next))
        {
            Enter(next.Value, next.Holder, entered);
        }
    }

    private void Meet(object? value, Type holder, HashSet<Assembly> entered)
    {
        if (value is null || !IsOnHeap(value, entered) || !_seen.Add(value))
        {
            return;
        }

        int bytes = value switch
        {
            string text => layout.StringBytes(Encoding.UTF8.GetByteCount(text)),
            Array array => layout.ArrayBytes(array.GetType().GetElementType()!, array.Length),
            _ => layout.ObjectBytes([.. InstanceFields(value.GetType()).Select(field => field.FieldType)]),
        };
        Objects++;
        Bytes += bytes;
        string name = (IsData(value) ? holder : value.GetType()).Name;
        _byType[name] = _byType.GetValueOrDefault(name) + bytes;
        _open.Enqueue((value, IsData(value) ? holder : value.GetType()));
    }

    private void Enter(object value, Type holder, HashSet<Assembly> entered)
    {
        if (value is Array array)
        {
            if (!array.GetType().GetElementType()!.IsPrimitive)
            {
                foreach (object? element in (IEnumerable)array)
                {
                    Meet(element, holder, entered);
                }
            }

            return;
        }

        foreach (FieldInfo field in InstanceFields(value.GetType()).Where(field => !field.FieldType.IsPrimitive && !field.FieldType.IsEnum && value is not string))
        {
            // A struct in a field is an object of its own on the nanoCLR.
            Meet(field.GetValue(value), holder, entered);
        }
    }

    // Strings, arrays, plain objects (locks), and what the firmware's assemblies declare; not the virtual parts, whose counterparts on a box are the platform's.
    private static bool IsOnHeap(object value, HashSet<Assembly> entered)
    {
        Type type = value.GetType();
        Type element = type.IsArray ? type.GetElementType()! : type;
        return element == typeof(string) || element == typeof(object) || element == typeof(ArrayList) || element.IsPrimitive
            || element.IsArray || entered.Contains(element.Assembly);
    }

    private static bool IsData(object value)
    {
        return value is string or Array;
    }

    private static IEnumerable<FieldInfo> InstanceFields(Type type)
    {
        for (Type? at = type; at is not null && at != typeof(object); at = at.BaseType)
        {
            foreach (FieldInfo field in at.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }

    // Its data stands in the assembly's image on a box too.
    private static bool IsMadeByCompiler(Type type)
    {
        return type.FullName!.StartsWith('<');
    }
}
