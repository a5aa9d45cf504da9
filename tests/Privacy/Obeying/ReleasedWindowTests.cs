using CsCheck;
using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>Window by window, through the blurrer: whose noise is drawn when, what is counted, when it closes, and which bucket comes of it.</summary>
[TestClass]
public sealed class ReleasedWindowTests
{
    // 1970 to 2199: what a summary can hold.
    private const long GreatestUtcMs = 7_258_118_400_000;

    [TestMethod]
    public void Under_any_policy_each_window_releases_its_own_count_with_its_own_noise_in_its_own_buckets_at_its_own_time()
    {
        const int Cases = 400;
        int released = 0;
        Gen.Select(GivenPolicy.Any, Gen.ULong, Gen.Long[1, GreatestUtcMs]).ForAll(
            (policy, seed, utcMs) =>
            {
                SeededRandom random = new(seed, "street");
                int slots = 1 + (3 * policy.Lines.Max(line => line.WindowSeconds) / policy.SlotSeconds);
                foreach (long? startUtcMs in new long?[] { null, utcMs })
                {
                    ObeyingBox box = new(policy, random.NextInt(2) == 0 ? 0 : random.NextInt(int.MaxValue), startUtcMs, random);
                    for (int slot = 0; slot < slots; slot++)
                    {
                        box.PlaySlot();
                    }

                    Interlocked.Add(ref released, box.Released);
                }
            },
            Cases);
        Console.WriteLine($"figure: {Cases} policies over the whole grammar, with trusted time and without: {released:N0} counted windows as the policy says");
    }

    [TestMethod]
    public void The_shipped_policies_release_each_window_as_they_say()
    {
        foreach ((string _, GivenPolicy policy) in GivenPolicy.Shipped)
        {
            ObeyingBox box = new(policy, 0, 1_780_272_000_000, new SeededRandom(1, "street"));
            for (int slot = 0; slot < 200; slot++)
            {
                box.PlaySlot();
            }
        }
    }

    [TestMethod]
    public void A_window_counts_one_passage_at_its_start_and_one_after_each_dead_time_and_no_crowd_can_add_one()
    {
        SeededRandom random = new(1, "lockouts");
        int[] lockoutsMs = [100, 101, 250, 499, 500, 501, 999, 1000, 7999, 8000, 8001, 59_999, 60_000, .. Enumerable.Range(0, 12).Select(_ => 100 + random.NextInt(59_901))];
        int held = 0;
        foreach (int windowSeconds in new[] { 900, 3600, 86_400 })
        {
            foreach (int lockoutMs in lockoutsMs)
            {
                // Beyond the greatest edge nobody could see it.
                int greatest = (windowSeconds * 1000 / lockoutMs) + 1;
                if (greatest < short.MaxValue)
                {
                    Assert.AreEqual(1, BucketOfCrowd(windowSeconds, lockoutMs, greatest, noise: 0), $"{greatest} in {windowSeconds} s at {lockoutMs} ms");
                    Assert.AreEqual(0, BucketOfCrowd(windowSeconds, lockoutMs, greatest, noise: -1), $"{greatest} in {windowSeconds} s at {lockoutMs} ms");
                    held++;
                }
            }
        }

        Assert.IsGreaterThan(50, held);
    }

    // Rises that never leave a dead time unused, and as many within each; one at the very moment of the close.
    private static int BucketOfCrowd(int windowSeconds, int lockoutMs, int edge, int noise)
    {
        GivenPolicy policy = new(900, [new GivenChannel("footfall", "", windowSeconds, 2, lockoutMs, [edge])]);
        VirtualClock clock = new();
        SlotBlurrer blurrer = new(policy.Parsed(), clock, new DrawTapes(_ => new NoiseString(2).Sign(noise < 0).GoOn(Math.Abs(noise), 1).Stop().ToTape()));
        IEdgeSink sink = blurrer.FitPassageSensor("footfall");
        blurrer.Begin();
        SummaryBody body;
        long riseMs = 0;
        do
        {
            clock.AdvanceTo(clock.UptimeMs + 900_000);
            for (; riseMs <= clock.UptimeMs; riseMs += lockoutMs)
            {
                sink.OnRise(riseMs);
                sink.OnRise(riseMs + 1);
                sink.OnRise(riseMs + lockoutMs - 1);
            }

            Assert.IsTrue(blurrer.TryCloseSlot(out body));
        }
        while (body.ChannelCount == 0);

        return body.BucketAt(0);
    }
}
