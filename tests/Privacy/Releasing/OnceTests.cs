using System.Text.Json;
using CsCheck;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>
/// Claim C10 on the real node, under whatever may happen to it: power cuts at any commit, failing commits,
/// reboots, planned restarts, lost messages and PUBACKs, clocks set either way, time lost and found. What is checked stands in <see cref="ReleaseLedger"/>.
/// </summary>
[TestClass]
public sealed class OnceTests
{
    private const int Cases = 10_000;
    private const long DayMs = 86_400_000;

    private static readonly Gen<(int Kind, int Amount)[]> Lives = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 1_000_000]).Array[4, 14];

    [TestMethod]
    public void Whatever_happens_a_window_is_released_at_most_once_with_the_noise_it_opened_with_and_is_never_short()
    {
        long released = 0;
        long sent = 0;
        long repeated = 0;
        long boots = 0;
        Gen.Select(Gen.ULong, Lives).ForAll(
            (seed, life) =>
            {
                WatchedBox box = new(seed);
                Live(box, life);
                Interlocked.Add(ref released, box.Ledger.Released);
                Interlocked.Add(ref sent, box.Ledger.Sent);
                Interlocked.Add(ref repeated, box.Ledger.Repeated);
                Interlocked.Add(ref boots, box.Boots);
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} lives, {boots:N0} boots, {released:N0} summaries stored, {sent:N0} sent, {repeated:N0} of them again; 0 twice with other bytes");

        // The control: lives do have summaries, and summaries are sent again.
        Assert.IsGreaterThan(Cases, released);
        Assert.IsGreaterThan(Cases / 20, repeated);
        Assert.IsGreaterThan(3 * Cases / 2, boots);
    }

    [TestMethod]
    [DataRow(20261124UL)]
    public void Two_months_of_trouble_are_no_different(ulong seed)
    {
        WatchedBox box = new(seed);
        Virtual.SeededRandom chance = new(seed, "life");
        for (int day = 0; day < 60; day++)
        {
            Live(box, [.. Enumerable.Range(0, 40).Select(_ => (chance.NextInt(13), chance.NextInt(1_000_001)))]);
            box.TroublePercent = 5;
            box.Pass(DayMs / 2, 40_000);
        }

        Console.WriteLine($"figure: seed {seed}: {box.Boots:N0} boots, {box.Ledger.Draws:N0} draws, {box.Ledger.Released:N0} summaries stored, "
            + $"{box.Ledger.Sent:N0} sent, {box.Ledger.Repeated:N0} of them again");
        Assert.IsGreaterThan(2000, box.Ledger.Released);
    }

    [TestMethod]
    public void The_power_cut_at_each_single_commit_of_half_a_day_forfeits_the_open_window_and_nothing_comes_twice()
    {
        int cuts = 0;
        foreach (CommitFault fault in Enum.GetValues<CommitFault>())
        {
            for (int commit = 0; commit < 60; commit++)
            {
                WatchedBox box = new(7);
                box.Ledger.Store.Spoil(commit, fault);
                box.Pass(DayMs / 4, 30_000);
                box.Pass(DayMs / 4, 30_000);
                cuts++;
                Assert.IsGreaterThan(20, box.Ledger.Released);
            }
        }

        Console.WriteLine($"figure: {cuts} lives with one commit spoiled each");
    }

    [TestMethod]
    public void Slots_of_one_boot_do_not_overlap()
    {
        WatchedBox box = new(11);
        Virtual.SeededRandom chance = new(11, "clock");
        for (int i = 0; i < 300; i++)
        {
            box.Pass(700_000, 20_000);
            box.ShiftClock((chance.NextInt(2_000_001) - 1_000_000L) * (1 + (i % 90)));
        }

        (int Boot, long Up, long Length)[] slots = [.. box.Ledger.Texts.Select(text => JsonDocument.Parse(text).RootElement)
            .Select(summary => (summary.GetProperty("boot").GetInt32(), summary.GetProperty("up").GetInt64(), summary.GetProperty("len").GetInt64()))];
        Assert.IsGreaterThan(100, slots.Length);
        for (int i = 1; i < slots.Length; i++)
        {
            Assert.IsGreaterThanOrEqualTo(slots[i - 1].Up + slots[i - 1].Length - 1, slots[i].Up);
            Assert.IsGreaterThanOrEqualTo(895L, slots[i].Length);
        }
    }

    private static void Live(WatchedBox box, (int Kind, int Amount)[] life)
    {
        foreach ((int kind, int amount) in life)
        {
            switch (kind)
            {
                case 0:
                    box.Boot(hasTime: amount % 2 == 0);
                    break;
                case 1:
                    box.ShiftClock((amount - 500_000L) * 2);
                    break;
                case 2:
                    box.ShiftClock((amount - 500_000L) * 1000);
                    break;
                case 3:
                    box.ShiftClock((amount % 2 == 0 ? 1 : -1) * 366L * 86_400_000);
                    break;
                case 4:
                    box.TroublePercent = amount % 101;
                    break;
                case 5:
                    box.Restart(hasTime: amount % 2 == 0);
                    break;
                case 6 or 7:
                    box.Ledger.Store.Spoil(amount % 6, (CommitFault)(amount / 6 % 4));
                    break;
                default:
                    box.Pass(1 + (2L * amount), 2000 + (amount % 60_000));
                    break;
            }
        }
    }
}
