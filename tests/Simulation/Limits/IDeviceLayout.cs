namespace EdgeNode.Simulation.Tests;

/// <summary>How many bytes things take on the managed heap of a box.</summary>
internal interface IDeviceLayout
{
    /// <summary>What tables call it.</summary>
    string Name { get; }

    /// <summary>An object with instance fields of these types.</summary>
    int ObjectBytes(Type[] fields);

    /// <summary>An array of so many elements.</summary>
    int ArrayBytes(Type element, int length);

    /// <summary>A string of so many bytes of UTF-8.</summary>
    int StringBytes(int utf8Length);

    /// <summary>A static field.</summary>
    int StaticBytes(Type type);
}
