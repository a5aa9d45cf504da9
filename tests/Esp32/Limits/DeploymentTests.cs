using EdgeNode.Architecture.Tests;
using EdgeNode.Boards;
using EdgeNode.Simulation.Tests;
using Mono.Cecil;

namespace EdgeNode.Esp32.Tests;

/// <summary>Firmware and class libraries fit each board's partition. docs/device-budgets.md has the figures.</summary>
[TestClass]
public class DeploymentTests
{
    private const int SparePercent = 25;

    // Other versions, other compilers.
    private const int LibraryTolerancePercent = 5;

    [TestMethod]
    public void The_deployment_fits_the_partition_of_every_board_with_a_quarter_to_spare()
    {
        int libraries = ClassLibraries.KnownBytes(out string[] unknown);
        Assert.IsEmpty(unknown, "packages whose size nobody has entered");
        int firmware = FirmwareBytes();
        List<string> rows = [];
        foreach (Board board in BoardsOfTheProject())
        {
            int partition = board.DeploymentKilobytes * 1024;
            int usedPercent = (int)((((long)(firmware + libraries) * 100) + partition - 1) / partition);
            Console.WriteLine($"deployment, {board.Name}: {firmware + libraries} of {partition} B, {usedPercent} %");
            Assert.IsLessThanOrEqualTo(100 - SparePercent, usedPercent, board.Name);
            rows.Add($"| {board.Name} | {board.DeploymentKilobytes} KB | {usedPercent} % |");
        }

        if (new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name == "Release")
        {
            DocumentedFigures.AssertStand([$"firmware {Kilobytes(firmware)} KB, libraries {Kilobytes(libraries)} KB"]);
            DocumentedFigures.AssertBoardsStand(rows);
        }
    }

    [TestMethod]
    public void The_sizes_of_the_libraries_are_those_of_the_real_ones()
    {
        if (!ClassLibraries.TryMeasure(out long measured))
        {
            Console.WriteLine($"skipped: {ClassLibraries.Variable} names no folder with the libraries' PE files");
            return;
        }

        int known = ClassLibraries.KnownBytes(out _);
        Console.WriteLine($"libraries: {measured} B, by the table {known} B");
        Assert.IsLessThanOrEqualTo((long)known * (100 + LibraryTolerancePercent) / 100, measured);
    }

    private static int Kilobytes(int bytes)
    {
        return (bytes + 1023) / 1024;
    }

    private static int FirmwareBytes()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        int total = 0;
        foreach (string part in new[] { "Documents", "Firmware" })
        {
            string path = Path.Combine(SourceTree.Root, "device-profile", part, "bin", configuration, "net10.0", $"EdgeNode.{part}.dll");
            using ModuleDefinition module = ModuleDefinition.ReadModule(path);
            total += new PeEstimate(module).Total;
        }

        return total;
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
