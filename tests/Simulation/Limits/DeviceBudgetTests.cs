using System.Reflection;
using EdgeNode.Blurring;
using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using EdgeNode.Reporting;
using EdgeNode.Sensing;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>What the firmware takes from a box's heap and flash, counted on the PC. docs/device-budgets.md has the figures.</summary>
[TestClass]
public class DeviceBudgetTests
{
    private const int HeapBudgetBytes = 32 * 1024;
    private const int LargeOutbox = 256;
    private const int LeastNodeBytes = 6 * 1024;
    private const long DayMs = 86_400_000;
    private const int EraseCycles = 100_000;

    private static readonly Assembly[] Firmware =
    [
        typeof(IClock).Assembly, typeof(Policy).Assembly, typeof(Summary).Assembly, typeof(Reading).Assembly,
        typeof(SlotBlurrer).Assembly, typeof(Outbox).Assembly, typeof(NodeSettings).Assembly, typeof(Composition.Node).Assembly,
    ];

    [TestMethod]
    public void A_node_with_six_channels_holds_at_most_32_KB_of_heap()
    {
        // A day, so that everything that is made on first use has been.
        List<string> rows = [];
        NodeBench bench = new(new MemoryStore(), LargeOutbox);
        bench.RunTo(DayMs);
        foreach (IDeviceLayout layout in new IDeviceLayout[] { new PackedLayout(), new BlockLayout() })
        {
            DeviceHeap heap = new(layout);
            heap.Count(bench.Node, Firmware);
            string largest = string.Join(", ", heap.Largest.Take(8).Select(entry => $"{entry.Type} {entry.Bytes}"));
            Console.WriteLine($"heap, {layout.Name}: {heap.Bytes} B in {heap.Objects} objects ({largest})");
            Assert.IsLessThanOrEqualTo(HeapBudgetBytes, heap.Bytes);
            rows.Add($"| a node alone, after a day | {layout.Name} | {heap.Objects} | {heap.Bytes} |");
        }

        DocumentedFigures.AssertStand(rows);
    }

    [TestMethod]
    public void The_counted_heap_has_what_the_node_holds_beside_the_statics()
    {
        // A walk that stops at the first object would hold every budget.
        DeviceHeap statics = new(new PackedLayout());
        statics.Count(new object(), Firmware);
        DeviceHeap all = new(new PackedLayout());
        all.Count(new NodeBench(new MemoryStore(), LargeOutbox).Node, Firmware);
        Assert.IsGreaterThanOrEqualTo(LeastNodeBytes, all.Bytes - statics.Bytes);
    }

    [TestMethod]
    public void The_layouts_count_known_objects_as_the_page_says()
    {
        Type[] fields = [typeof(string), typeof(long), typeof(bool)];
        Assert.AreEqual(12 + 4 + 8 + 4, new PackedLayout().ObjectBytes(fields));
        Assert.AreEqual(12 * 4, new BlockLayout().ObjectBytes(fields));
        Assert.AreEqual(12 + 312, new PackedLayout().ArrayBytes(typeof(byte), 311));
        Assert.AreEqual(336, new BlockLayout().ArrayBytes(typeof(byte), 311));
        Assert.AreEqual(12 + 8, new PackedLayout().ArrayBytes(typeof(string), 2));
        Assert.AreEqual(48, new BlockLayout().ArrayBytes(typeof(string), 2));
        Assert.AreEqual(24, new BlockLayout().StringBytes(6));
    }

    [TestMethod]
    public void The_flash_of_every_board_outlives_ten_years_of_commits()
    {
        const int TenYearsDays = 3653;
        int commits = CommitsADay();
        Console.WriteLine($"flash: {commits} commits a day");
        List<string> rows = [];
        foreach (Board board in BoardsOfTheProject())
        {
            // Acknowledged segments are deleted: the one that is written and the one before it.
            FlashWear wear = new(board.FlashMegabytes, 2, commits);
            FlashWear full = new(board.FlashMegabytes, board.OutboxSegments, commits);
            Console.WriteLine($"flash, {board.Name}: {wear.ErasesADay} erases a day over {wear.FreeBlocks} blocks, {wear.Years(EraseCycles)} years; with a full outbox {full.FreeBlocks} blocks, {full.Years(EraseCycles)} years");
            Assert.IsGreaterThan(TenYearsDays, wear.Days(EraseCycles), board.Name);
            Assert.IsGreaterThan(0, full.FreeBlocks, $"{board.Name}: the outbox does not fit");
            rows.Add($"| {board.Name} | {board.FlashMegabytes} MB | {wear.PartitionKilobytes} KB | {wear.ErasesADay} | {wear.FreeBlocks} | {wear.Years(EraseCycles)} | {full.FreeBlocks} | {full.Years(EraseCycles)} |");
        }

        DocumentedFigures.AssertStand([$"{commits} commits a day"]);
        DocumentedFigures.AssertBoardsStand(rows);
    }

    private static int CommitsADay()
    {
        MemoryStore store = new();
        NodeBench bench = new(store);

        // The second day: the first has the boot's commits.
        bench.RunTo(DayMs);
        int before = store.Commits;
        bench.RunTo(2 * DayMs);
        return store.Commits - before;
    }

    private static IEnumerable<Board> BoardsOfTheProject()
    {
        BoardCatalog catalog = BoardCatalog.FindFrom(SourceTree.Root)!;
        foreach (string folder in Directory.GetDirectories(Path.Combine(SourceTree.Root, "boards")).Order(StringComparer.Ordinal))
        {
            Assert.IsTrue(catalog.TryLoad(Path.GetFileName(folder), out Board? board, out BoardFault? fault), fault?.ToString());
            yield return board!;
        }
    }
}
