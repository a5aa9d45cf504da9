namespace EdgeNode.Simulation.Tests;

/// <summary>
/// What the nanoCLR really does (nf-interpreter, CLR_RT_HeapBlock): the heap is cut into blocks of 12 bytes, and each
/// instance field, each static and each element that is no number takes one, whatever its type.
/// </summary>
internal sealed class BlockLayout : IDeviceLayout
{
    private const int BlockBytes = 12;

    // CLR_RT_HeapBlock_Array: a block, the length, and four bytes about the elements.
    private const int ArrayHeaderBytes = BlockBytes + 8;

    /// <inheritdoc/>
    public string Name => "blocks of 12 B";

    /// <inheritdoc/>
    public int ObjectBytes(Type[] fields)
    {
        return BlockBytes * (1 + fields.Length);
    }

    /// <inheritdoc/>
    public int ArrayBytes(Type element, int length)
    {
        int elementBytes = element.IsPrimitive || element.IsEnum ? PackedLayout.ElementBytes(element) : BlockBytes;
        return Rounded(ArrayHeaderBytes + (length * elementBytes));
    }

    /// <inheritdoc/>
    public int StringBytes(int utf8Length)
    {
        return Rounded(BlockBytes + utf8Length + 1);
    }

    /// <inheritdoc/>
    public int StaticBytes(Type type)
    {
        return BlockBytes;
    }

    private static int Rounded(int bytes)
    {
        return (bytes + BlockBytes - 1) / BlockBytes * BlockBytes;
    }
}
