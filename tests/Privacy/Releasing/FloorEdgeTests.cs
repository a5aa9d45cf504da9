using System.Text;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>The floor holds at each edge of a channel, up to the last one that a policy can have.</summary>
[TestClass]
public sealed class FloorEdgeTests
{
    private const int MostEdges = 15;

    [TestMethod]
    [DataRow("footfall", "channel footfall counted window 900 noise 2 lockout 500 edges {0}", 10, 10, 0)]
    [DataRow("sound", "channel sound measured stat l50 window 900 unit dB(A) edges {0}", 35, 5, 1)]
    [DataRow("pm25", "channel pm25 measured stat mean window 900 unit ug/m3 edges {0}", 5, 5, 1)]
    [DataRow("pm10", "channel pm10 measured stat mean window 900 unit ug/m3 edges {0}", 5, 5, 1)]
    [DataRow("co2", "channel co2 measured stat mean window 900 unit ppm edges {0}", 400, 200, 1)]
    [DataRow("temperature", "channel temperature measured stat mean window 900 unit degC edges {0}", -10, 2, 1)]
    [DataRow("humidity", "channel humidity measured stat mean window 900 unit % edges {0}", 10, 10, 1)]
    public void The_tightest_edges_are_taken_and_each_of_them_one_lower_is_refused_by_its_value(string name, string channel, int first, int step, int firstHeld)
    {
        int[] tightest = [.. Enumerable.Range(0, MostEdges).Select(index => first + (index * step))];
        Assert.IsTrue(IsTaken(channel, tightest, out PolicyFault? fault), $"{name}: {fault}");
        for (int index = firstHeld; index < MostEdges; index++)
        {
            int[] narrower = [.. tightest];
            narrower[index]--;
            Assert.IsFalse(IsTaken(channel, narrower, out fault), $"{name}: edge {index}");
            Assert.AreEqual(4, fault!.Line);
            Assert.AreEqual($"{narrower[index]}", fault.Found);
        }
    }

    [TestMethod]
    public void Once_buckets_of_a_count_have_become_wider_none_after_may_be_narrower()
    {
        const string Channel = "channel footfall counted window 900 noise 2 lockout 500 edges {0}";
        const int Narrow = 10;
        const int Wide = 20;
        for (int firstWide = 0; firstWide < MostEdges - 1; firstWide++)
        {
            int[] edges = [.. Enumerable.Range(0, MostEdges).Select(index => (Narrow * Math.Min(index + 1, firstWide)) + (Wide * Math.Max(0, index + 1 - firstWide)))];
            Assert.IsTrue(IsTaken(Channel, edges, out PolicyFault? fault), $"wide from {firstWide}: {fault}");
            for (int index = firstWide + 1; index < MostEdges; index++)
            {
                int[] narrower = [.. edges];
                narrower[index]--;
                Assert.IsFalse(IsTaken(Channel, narrower, out fault), $"wide from {firstWide}, edge {index}");
                Assert.AreEqual($"{narrower[index]}", fault!.Found);
            }
        }
    }

    private static bool IsTaken(string channel, int[] edges, out PolicyFault? fault)
    {
        string text = $"""
            policy 1 "Edges"
            number 1
            slot 900
            {string.Format(channel, string.Join(' ', edges))}
            purpose "Testing"
            basis "None"
            controller "Nobody"
            contact "Nobody"
            access "Nobody"
            retention 1 days

            """;
        return PolicyParser.TryParse(Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\n")), out _, out fault);
    }
}
