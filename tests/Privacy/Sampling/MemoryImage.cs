using System.Collections;
using System.Globalization;
using System.Reflection;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>What an image of the memory shows: every field of the firmware's objects; clock, random source, store, network and wires are the platform's.</summary>
internal static class MemoryImage
{
    /// <summary>All numbers, and truth values as 0 and 1, each as <c>Type.field=value</c>, in the order of the walk.</summary>
    public static List<string> Of(object root)
    {
        List<string> fields = [];
        Walk(root, fields, new HashSet<object>(ReferenceEqualityComparer.Instance));
        Assert.IsGreaterThan(5, fields.Count);
        return fields;
    }

    /// <summary>Only the numbers, as one line: what says no more than how far an object has got is a truth value.</summary>
    public static string NumbersOf(object root)
    {
        return string.Join(' ', Of(root).Where(field => !field.EndsWith("=True", StringComparison.Ordinal) && !field.EndsWith("=False", StringComparison.Ordinal)));
    }

    /// <summary>The names of the fields in which two images of one shape differ, each once.</summary>
    public static string[] Differences(List<string> image, List<string> other)
    {
        Assert.HasCount(image.Count, other);
        return [.. image.Zip(other).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Split('=')[0]).Distinct().Order(StringComparer.Ordinal)];
    }

    private static readonly Assembly[] Platform = [typeof(VirtualClock).Assembly, typeof(MemoryImage).Assembly];

    private static void Walk(object at, List<string> fields, HashSet<object> seen)
    {
        if (at is string || Platform.Contains(at.GetType().Assembly) || !seen.Add(at))
        {
            return;
        }

        if (at is Array array)
        {
            foreach (object? item in array)
            {
                Add("[]", item, fields, seen);
            }

            return;
        }

        foreach (FieldInfo field in at.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            string name = at.GetType().Name + "." + field.Name;
            object? value = field.GetValue(at);
            if (value is Array { Length: > 0 } numbers && numbers.GetValue(0) is ValueType)
            {
                foreach (object item in (IEnumerable)numbers)
                {
                    Add(name, item, fields, seen);
                }
            }
            else
            {
                Add(name, value, fields, seen);
            }
        }
    }

    private static void Add(string name, object? value, List<string> fields, HashSet<object> seen)
    {
        switch (value)
        {
            case null:
                break;
            case bool truth:
                fields.Add(name + "=" + truth);
                break;
            case ValueType when value.GetType() is { IsPrimitive: false, IsEnum: false }:
                Walk(value, fields, seen);
                break;
            case ValueType:
                fields.Add(name + "=" + Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
                break;
            default:
                Walk(value, fields, seen);
                break;
        }
    }
}
