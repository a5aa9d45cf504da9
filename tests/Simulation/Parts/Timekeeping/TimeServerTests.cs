using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>The client of time servers against servers on the wire level that are late, silent, wrong, or answer an old question.</summary>
[TestClass]
public sealed class TimeServerTests
{
    private const int Seconds = 1000;
    private const int LimitMs = 60 * Seconds;
    private const int HourMs = 3600 * Seconds;
    private const int DayMs = 24 * HourMs;

    [TestMethod]
    public void Time_is_there_a_minute_after_the_last_of_network_name_server_and_time_server_in_whatever_order_they_come()
    {
        const int Cases = 5000;
        long worstMs = 0;
        for (int i = 0; i < Cases; i++)
        {
            SeededRandom random = new((ulong)i, "order");
            TimeBench bench = new((ulong)i);
            bench.Link.DnsAnswerMs = random.NextInt(1500);
            bench.A.RoundTripMs = 10 + random.NextInt(4000);
            bench.B.RoundTripMs = 10 + random.NextInt(4000);
            bool hasBoth = random.NextInt(2) == 0;
            long networkMs = Moment(random);
            long dnsMs = Moment(random);
            long aMs = hasBoth || random.NextInt(2) == 0 ? Moment(random) : long.MaxValue;
            long bMs = hasBoth || aMs == long.MaxValue ? Moment(random) : long.MaxValue;
            bench.Link.HasNetwork = bench.Link.HasDns = false;
            bench.A.Fault = bench.B.Fault = TimeServerFault.Silent;
            long lastMs = Math.Max(Math.Max(networkMs, dnsMs), Math.Min(aMs, bMs));
            foreach ((long atMs, Action act) in new (long AtMs, Action Act)[]
            {
                (networkMs, () => bench.Link.HasNetwork = true), (dnsMs, () => bench.Link.HasDns = true),
                (aMs, () => bench.A.Fault = TimeServerFault.None), (bMs, () => bench.B.Fault = TimeServerFault.None),
            }.Where(one => one.AtMs <= lastMs).OrderBy(one => one.AtMs))
            {
                bench.RunTo(atMs);
                act();
            }

            long seenMs = lastMs;
            while (bench.ErrorMs is null && seenMs < lastMs + LimitMs)
            {
                seenMs += 100;
                bench.RunTo(seenMs);
            }

            Assert.IsNotNull(bench.ErrorMs, $"case {i}: network {networkMs}, DNS {dnsMs}, a {aMs}, b {bMs}");
            Assert.IsLessThanOrEqualTo(2100, Math.Abs(bench.ErrorMs.Value), $"case {i}");
            worstMs = Math.Max(worstMs, seenMs - lastMs);
        }

        Console.WriteLine($"figure: {Cases:N0} orders of network, DNS and time servers: time after at most {worstMs / 1000.0:0.0} s");
    }

    [TestMethod]
    public void A_server_with_any_fault_gives_no_time_and_the_other_one_does_in_the_same_round()
    {
        foreach (TimeServerFault fault in Enum.GetValues<TimeServerFault>().Except([TimeServerFault.None]))
        {
            TimeBench bench = new();
            bench.A.Fault = fault;
            bench.B.Fault = fault;
            bench.RunTo(29 * Seconds);
            Assert.IsNull(bench.ErrorMs, fault.ToString());
            Assert.AreEqual(fault == TimeServerFault.Unknown ? 0 : 1, bench.B.Questions, fault.ToString());

            TimeBench other = new();
            other.A.Fault = fault;
            other.RunTo(10 * Seconds);
            Assert.IsLessThanOrEqualTo(100, Math.Abs(other.ErrorMs!.Value), fault.ToString());
        }
    }

    [TestMethod]
    public void A_lie_of_less_than_a_day_is_taken_and_one_before_the_release_or_twenty_years_on_never()
    {
        foreach ((long leadMs, bool isTaken) in new[]
        {
            (23L * HourMs, true), (-23L * HourMs, true), (-29L * DayMs, true), (-31L * DayMs, false),
            (19L * 366 * DayMs, true), (21L * 366 * DayMs, false), (68L * 366 * DayMs, false), (-50L * 366 * DayMs, false),
        })
        {
            TimeBench bench = new();
            bench.A.LeadMs = bench.B.LeadMs = leadMs;
            bench.RunTo(3 * HourMs);
            Assert.AreEqual(isTaken, bench.ErrorMs is not null, $"{leadMs}");
        }
    }

    [TestMethod]
    public void One_server_that_jumps_by_more_than_a_day_is_outvoted_by_the_other()
    {
        TimeBench bench = new();
        bench.RunTo(Seconds);
        bench.A.LeadMs = 2L * DayMs;
        for (int hour = 1; hour < 48; hour++)
        {
            bench.RunTo(hour * HourMs);
            Assert.IsLessThanOrEqualTo(100, Math.Abs(bench.ErrorMs!.Value), $"hour {hour}");
        }
    }

    [TestMethod]
    public void Two_servers_that_both_jump_are_believed_within_the_hour()
    {
        TimeBench bench = new();
        bench.RunTo(Seconds);
        bench.A.LeadMs = bench.B.LeadMs = 2L * DayMs;
        bench.RunTo(HourMs + (10 * Seconds));
        Assert.IsLessThanOrEqualTo(100, Math.Abs(bench.ErrorMs!.Value - (2L * DayMs)));
    }

    [TestMethod]
    public void An_answer_that_comes_too_late_is_none_and_not_taken_for_that_of_the_next_question()
    {
        TimeBench bench = new();
        bench.A.RoundTripMs = 6 * Seconds;
        bench.B.Fault = TimeServerFault.Silent;
        bench.RunTo(10 * 60 * Seconds);
        Assert.IsNull(bench.ErrorMs);
    }

    [TestMethod]
    public void No_server_is_asked_more_often_than_every_fifteen_seconds()
    {
        // RFC 4330, section 10.
        TimeBench bench = new();
        bench.A.Fault = TimeServerFault.Silent;
        bench.B.Fault = TimeServerFault.LeapAlarm;
        bench.RunTo(HourMs);
        foreach (string host in new[] { "a", "b" })
        {
            long[] asked = [.. bench.Link.Sent.Where(question => question.Host == host).Select(question => question.UpMs)];
            Assert.IsTrue(asked.Zip(asked.Skip(1), (one, next) => next - one).All(ms => ms >= 15 * Seconds), host);
            Assert.HasCount(120, asked, host);
        }
    }

    private static long Moment(SeededRandom random)
    {
        return random.NextInt(3) == 0 ? 0 : random.NextInt(600 * Seconds);
    }
}
