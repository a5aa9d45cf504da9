using System.Buffers.Binary;
using EdgeNode.Intake;

namespace EdgeNode.Databases;

/// <summary>The values of a summary in the types that databases have.</summary>
internal static class WireNumbers
{
    /// <summary>Where a summary without a start stands: no box has lived on that day.</summary>
    internal static DateTime NoSlot => DateTime.UnixEpoch;

    /// <summary>The slot of a summary.</summary>
    internal static DateTime SlotOf(long startUtc)
    {
        return startUtc == SummaryValues.NoStart ? NoSlot : DateTime.UnixEpoch.AddSeconds(startUtc);
    }

    /// <summary>The start of a slot.</summary>
    internal static long StartOf(DateTime slot)
    {
        return slot == NoSlot ? SummaryValues.NoStart : (long)(slot - DateTime.UnixEpoch).TotalSeconds;
    }

    /// <summary>A name of 128 bits as a uuid, whose text has the same digits.</summary>
    internal static Guid GuidOf(UInt128 name)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, name);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The name of a uuid.</summary>
    internal static UInt128 NameOf(Guid guid)
    {
        Span<byte> bytes = stackalloc byte[16];
        guid.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
