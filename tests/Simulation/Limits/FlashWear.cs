namespace EdgeNode.Simulation.Tests;

/// <summary>
/// An upper bound of what littlefs wears off. Each commit of the store closes one file: littlefs writes one data block
/// anew (an append copies the tail of the file) and an entry of a metadata block. A replace makes the file first and
/// removes the bank before at last, two more entries. An entry is counted as a whole erase, though an erase comes only when the metadata block is
/// full. Wear levelling is dynamic: it spreads over the blocks that are free, not over those that hold something.
/// </summary>
/// <param name="flashMegabytes">Flash of the board.</param>
/// <param name="outboxSegments">Segments that the outbox holds, each of which fills one block.</param>
/// <param name="commitsADay">Commits of the store.</param>
internal sealed class FlashWear(int flashMegabytes, int outboxSegments, int commitsADay)
{
    private const int BlockKilobytes = 4;
    private const int ErasesACommit = 4;

    // Settings, policy, run and mark, in two banks each where they are replaced; certificates and key, Wi-Fi and network
    // settings of the runtime; the metadata pairs of root and folders.
    private const int OtherBlocks = 20;
    private const int DaysAYear = 365;

    /// <summary>The partition that littlefs has, in the tables of nf-interpreter (targets/ESP32/_IDF, partitions_nanoclr_*.csv, "config").</summary>
    public int PartitionKilobytes => flashMegabytes switch
    {
        >= 16 => 3072,
        >= 8 => 2048,
        _ => 256,
    };

    /// <summary>Blocks over which erases are spread.</summary>
    public int FreeBlocks => (PartitionKilobytes / BlockKilobytes) - outboxSegments - OtherBlocks;

    /// <summary>Erases of all blocks together.</summary>
    public int ErasesADay => commitsADay * ErasesACommit;

    /// <summary>Days until the free blocks have seen so many erases each.</summary>
    public long Days(int eraseCycles)
    {
        return (long)eraseCycles * FreeBlocks / ErasesADay;
    }

    /// <summary>The same in whole years.</summary>
    public long Years(int eraseCycles)
    {
        return Days(eraseCycles) / DaysAYear;
    }
}
