using Mono.Cecil;

namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>Somewhere that a value can be: a field (of all objects alike), a parameter, a local, a result, or what decides a branch.</summary>
/// <param name="Key">Tells it from all others.</param>
/// <param name="Area">Part of the firmware that it belongs to.</param>
/// <param name="Method">The method that it belongs to, or null for a field.</param>
internal sealed record Place(string Key, Area Area, MethodReference? Method)
{
    public bool Equals(Place? other)
    {
        return other is not null && Key == other.Key;
    }

    public override int GetHashCode()
    {
        return Key.GetHashCode(StringComparison.Ordinal);
    }

    public override string ToString()
    {
        return Key;
    }
}
