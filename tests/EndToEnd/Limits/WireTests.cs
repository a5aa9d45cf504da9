using EdgeNode.Boards;
using EdgeNode.Cli;
using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Summaries;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What a box costs on the wire, counted at the socket between it and a real broker.</summary>
[TestClass]
public class WireTests
{
    private const long DayMs = 86_400_000;
    private const int SlotsADay = 96;
    private const int Channels = 6;
    private const long GreatestBytesADay = 45_000;

    [TestMethod]
    public async Task A_day_costs_at_most_45000_bytes_on_the_wire()
    {
        using TestFolder folder = new();
        RunPlan plan = Day();
        Assert.HasCount(Channels, plan.Policy.Channels);
        RunOutcome outcome = await new CityRun(plan, RunPaths.Prepare(folder.Root), port: 0).RunAsync(null, CancellationToken.None);
        Assert.IsTrue(outcome.IsWhole);
        Assert.AreEqual(SlotsADay, outcome.Received.Summaries);
        long bytes = outcome.SocketBytesSent + outcome.SocketBytesReceived;
        Console.WriteLine($"{outcome.SocketBytesSent} bytes sent, {outcome.SocketBytesReceived} received");

        // A meter that sees less than the texts themselves sees nothing.
        Assert.IsGreaterThan(SlotsADay * SummaryText.Length, outcome.SocketBytesSent);
        Assert.IsLessThanOrEqualTo(GreatestBytesADay, bytes);
    }

    private static RunPlan Day()
    {
        const ulong Seed = 1;
        string source = SourceFolder.Find();
        BoardCatalog catalog = new(Path.Combine(source, "boards"));
        Assert.IsTrue(catalog.TryLoad("esp32-devkit-v1", out Board? board, out BoardFault? fault), fault?.ToString());
        Policy policy = PolicyFile.Read(Path.Combine(source, "policies", "market-square.txt"));
        return new RunPlan
        {
            Board = board!,
            Policy = policy,
            Street = new SeededStreet(Seed),
            Seed = Seed,
            StartUtcMs = SeededStreet.DemoStartUtcMs,
            LengthMs = DayMs,
        };
    }
}
