using System.Text;

namespace EdgeNode.Privacy.Tests;

/// <summary>One thing that left the firmware, or was stored by it.</summary>
/// <param name="Kind">By which call.</param>
/// <param name="UptimeMs">When, in uptime.</param>
/// <param name="UtcMs">When, as the box's clock had it; -1 without trusted time.</param>
/// <param name="Name">Topic, name of the stored entry, or client id; of the platform, which call.</param>
/// <param name="Detail">What else the call was told: retain flag; will topic and keep-alive; path of a file.</param>
/// <param name="Bytes">Payload, stored bytes, or the will's text.</param>
internal sealed record EgressEntry(EgressKind Kind, long UptimeMs, long UtcMs, string Name, string Detail, byte[] Bytes)
{
    /// <summary>Whether both are the same in everything, byte for byte and at the same moment.</summary>
    public bool IsSameAs(EgressEntry other)
    {
        return HasShapeOf(other) && Bytes.AsSpan().SequenceEqual(other.Bytes);
    }

    /// <summary>Whether both are the same in everything but the content of their bytes.</summary>
    public bool HasShapeOf(EgressEntry other)
    {
        return Kind == other.Kind && UptimeMs == other.UptimeMs && UtcMs == other.UtcMs
            && Name == other.Name && Detail == other.Detail && Bytes.Length == other.Bytes.Length;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{UptimeMs} ms, UTC {UtcMs}: {Kind} {Name} {Detail} {Bytes.Length} bytes {Encoding.ASCII.GetString(Bytes).TrimEnd()}";
    }
}
