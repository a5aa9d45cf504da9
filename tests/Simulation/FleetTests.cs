using EdgeNode.Contracts;
using EdgeNode.Reporting;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>
/// What a broker sees of 10,000 boxes that lost it in the same moment: the firmware's own delays, and a server that finishes 400
/// TLS handshakes a second and refuses the rest.
/// </summary>
[TestClass]
public class FleetTests
{
    private const int Boxes = 10_000;
    private const int HandshakesASecond = 400;
    private const int SecondMs = 1000;

    // Over half a minute even a perfect spread asks 333 times a second. A box that has just been refused may have drawn four minutes.
    private const int GreatestRate = 600;
    private const int GreatestComeBackMs = ConnectDelay.GreatestMs + (15 * SecondMs);

    [TestMethod]
    [DataRow(0)]
    [DataRow(5)]
    [DataRow(10)]
    [DataRow(30)]
    [DataRow(60)]
    [DataRow(300)]
    [DataRow(3600)]
    public void A_fleet_that_lost_its_broker_never_asks_all_at_once_and_is_back_in_four_minutes(int awaySeconds)
    {
        (int rate, int backMs) = ComeBack(awaySeconds * SecondMs, new SeededEntropy(new SeededRandom(7, "fleet")));
        Console.WriteLine($"fleet: {Boxes} boxes, broker away for {awaySeconds} s: at most {rate} attempts in a second, all back {backMs / 1000} s after it");
        Assert.IsLessThanOrEqualTo(GreatestRate, rate);
        Assert.IsLessThanOrEqualTo(GreatestComeBackMs, backMs);
    }

    [TestMethod]
    public void A_fleet_whose_entropy_fails_comes_back_as_spread()
    {
        (int rate, int backMs) = ComeBack(60 * SecondMs, new SeededEntropy(new SeededRandom(7, "fleet")) { IsOff = true });
        Console.WriteLine($"fleet without entropy: at most {rate} attempts in a second, all back {backMs / 1000} s after it");
        Assert.IsLessThanOrEqualTo(GreatestRate, rate);
        Assert.IsLessThanOrEqualTo(GreatestComeBackMs, backMs);
    }

    // The most attempts in one second, and how long after the broker's return the last box is back.
    private static (int Rate, int BackMs) ComeBack(int awayMs, IEntropy entropy)
    {
        ConnectDelay[] delays = [.. Enumerable.Range(0, Boxes).Select(box => new ConnectDelay(entropy, $"pole-{box}"))];
        PriorityQueue<int, int> attempts = new();
        for (int box = 0; box < Boxes; box++)
        {
            attempts.Enqueue(box, delays[box].DrawNextMs());
        }

        int second = 0;
        int asked = 0;
        int greatest = 0;
        int lastMs = 0;
        while (attempts.TryDequeue(out int box, out int nowMs))
        {
            asked = nowMs / SecondMs == second ? asked + 1 : 1;
            second = nowMs / SecondMs;
            greatest = Math.Max(greatest, asked);
            if (nowMs >= awayMs && asked <= HandshakesASecond)
            {
                lastMs = nowMs;
            }
            else
            {
                attempts.Enqueue(box, nowMs + delays[box].DrawNextMs());
            }
        }

        return (greatest, lastMs - awayMs);
    }
}
