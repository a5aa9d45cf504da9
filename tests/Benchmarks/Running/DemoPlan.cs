using EdgeNode.Boards;
using EdgeNode.Cli;
using EdgeNode.Simulator;

namespace EdgeNode.Benchmarks;

/// <summary>The demo's box: all sensors, six channels, the market square.</summary>
internal static class DemoPlan
{
    /// <summary>Milliseconds of a day.</summary>
    public const long DayMs = 86_400_000;

    /// <summary>Slots of a day.</summary>
    public const int SlotsADay = 96;

    private const ulong Seed = 1;
    private const string BoardName = "esp32-devkit-v1";
    private const string PolicyName = "market-square.txt";

    /// <summary>A run of some days from the start of the demo's week, without an outage.</summary>
    public static RunPlan Of(int days)
    {
        string source = SourceFolder.Find();
        if (!new BoardCatalog(Path.Combine(source, "boards")).TryLoad(BoardName, out Board? board, out BoardFault? fault))
        {
            throw new InvalidOperationException(fault!.ToString());
        }

        return new RunPlan
        {
            Board = board!,
            Policy = PolicyFile.Read(Path.Combine(source, "policies", PolicyName)),
            Street = new SeededStreet(Seed),
            Seed = Seed,
            StartUtcMs = SeededStreet.DemoStartUtcMs,
            LengthMs = days * DayMs,
        };
    }
}
