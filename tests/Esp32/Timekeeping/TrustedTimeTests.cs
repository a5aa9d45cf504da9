using System.Text;
using EdgeNode.Esp32OnPc;
using EdgeNode.Virtual;

namespace EdgeNode.Esp32.Tests;

/// <summary>When a box has trusted time, from its Main, on a runtime whose own SNTP client behaves as its source says.</summary>
[TestClass]
public class TrustedTimeTests
{
    private const int Seconds = 1000;
    private const int HourMs = 3600 * Seconds;
    private const int LimitMs = 60 * Seconds;

    [TestMethod]
    public void The_runtimes_own_client_asked_before_there_is_an_address_tells_the_time_after_a_quarter_hour()
    {
        // What lwIP does, run with those options: address after 3.5 s, time after 902 s.
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        chip.Sntp.Start();
        chip.Turns.Sleep(3500);
        chip.Radio.TakeAddress();
        chip.Turns.Sleep(897 * Seconds);
        Assert.AreEqual(0, chip.Sntp.Settings);
        chip.Turns.Sleep(2 * Seconds);
        Assert.AreEqual(1, chip.Sntp.Settings);
    }

    [TestMethod]
    public void Time_is_there_a_minute_after_the_last_of_address_name_server_and_time_server_in_whatever_order_they_come()
    {
        int[] moments = [0, 1, 20, 50, 200, 700];
        foreach (int addressAt in moments)
        {
            foreach (int dnsAt in moments)
            {
                foreach (int serverAt in moments)
                {
                    AssertTimely(addressAt * Seconds, dnsAt * Seconds, serverAt * Seconds);
                }
            }
        }
    }

    [TestMethod]
    public void A_box_connects_soon_after_the_time_has_come_however_long_it_waited()
    {
        foreach (int serverAtMs in new[] { 0, 100 * Seconds, 500 * Seconds, 1000 * Seconds, 2000 * Seconds, HourMs, 3 * HourMs })
        {
            Chip chip = Provisioned();
            chip.Internet.TimeServersAtMs = serverAtMs;
            long? connectedMs = null;
            chip.Observer = (call, _, _) => connectedMs ??= call == "MqttClient.Connect" ? chip.Turns.NowMs : null;
            chip.RunMain(serverAtMs + (4 * LimitMs));
            Assert.IsInRange(serverAtMs, serverAtMs + LimitMs + (10 * Seconds), connectedMs!.Value, $"time servers from {serverAtMs} ms on");
        }
    }

    [TestMethod]
    public void The_runtimes_own_client_is_stopped_at_each_address_before_it_asks()
    {
        Chip chip = Provisioned();
        for (int hour = 1; hour < 8; hour++)
        {
            chip.Turns.After(hour * HourMs, () =>
            {
                chip.Radio.Lose();
                chip.Broker.Drop();
            });
        }

        chip.RunMain(8 * HourMs);
        Assert.AreEqual(0, chip.Sntp.Settings);
        Assert.IsGreaterThan(5, chip.Broker.Connects);
    }

    [TestMethod]
    public void What_a_lying_server_makes_of_the_chips_clock_is_no_time_of_the_box()
    {
        Chip chip = Provisioned();
        chip.Turns.After(2 * HourMs, () => chip.WallTicks = 0);
        chip.RunMain(4 * HourMs);
        string last = chip.Broker.Payloads.Select(Encoding.ASCII.GetString).Last(text => text.Contains("\"ch\"", StringComparison.Ordinal));
        long start = long.Parse(last.Split("\"start\":")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.IsInRange(UplinkBench.TrueUtcMs + (3 * HourMs), UplinkBench.TrueUtcMs + (4 * HourMs), start * 1000);
    }

    [TestMethod]
    public void Once_there_is_time_a_question_leaves_each_hour_and_no_socket_stays_open()
    {
        Chip chip = Provisioned();
        List<long> asked = [];
        chip.Observer = (call, _, _) =>
        {
            if (call.StartsWith("Socket.Send", StringComparison.Ordinal))
            {
                asked.Add(chip.Turns.NowMs);
            }
        };
        int openAtTheEnd = -1;
        chip.Turns.After((6 * HourMs) - (100 * Seconds), () => openAtTheEnd = chip.Internet.OpenSockets);
        chip.RunMain(6 * HourMs);
        Assert.HasCount(6, asked);
        Assert.IsTrue(asked.Zip(asked.Skip(1), (one, next) => next - one).All(ms => ms is >= HourMs and < HourMs + (2 * Seconds)));
        Assert.AreEqual(0, openAtTheEnd);
        Assert.AreEqual(1, chip.Internet.MostSockets);
    }

    [TestMethod]
    public void A_box_whose_time_servers_all_lie_does_not_connect_and_says_nothing_to_anyone_else()
    {
        foreach (long leadMs in new[] { -200L * 24 * HourMs, 21L * 366 * 24 * HourMs })
        {
            Chip chip = Provisioned();
            foreach (VirtualTimeServer server in chip.Internet.TimeServers.Values)
            {
                server.LeadMs = leadMs;
            }

            chip.RunMain(HourMs);
            Assert.AreEqual(0, chip.Broker.MostClients);
        }
    }

    private static void AssertTimely(int addressAtMs, int dnsAtMs, int serverAtMs)
    {
        Chip chip = Provisioned();
        chip.Radio.AddressDelayMs = addressAtMs == 0 ? 1000 : -1;
        chip.Turns.After(addressAtMs, () => chip.Radio.AddressDelayMs = 1000);
        chip.Internet.HasDns = dnsAtMs == 0;
        chip.Turns.After(dnsAtMs, () => chip.Internet.HasDns = true);
        chip.Internet.TimeServersAtMs = serverAtMs;
        int lastMs = Math.Max(addressAtMs + 1000, Math.Max(dnsAtMs, serverAtMs));

        // The question that is answered is the last one for an hour.
        long? answeredMs = null;
        chip.Observer = (call, _, _) => answeredMs = call.StartsWith("Socket.Send", StringComparison.Ordinal) ? chip.Turns.NowMs : answeredMs;
        chip.RunMain(lastMs + (4 * LimitMs));
        Assert.IsInRange(lastMs, lastMs + LimitMs, answeredMs!.Value, $"address at {addressAtMs}, DNS at {dnsAtMs}, server at {serverAtMs}");
        Assert.IsNull(chip.Turns.Crash);
    }

    private static Chip Provisioned()
    {
        Chip chip = Chip.PowerOn(DeviceBox.Provisioned(BusyBox.Policy));
        chip.TrueUtcMs = UplinkBench.TrueUtcMs;
        int samples = 0;
        chip.ReadAnalog = () => 1500 + (samples++ % 7);
        return chip;
    }
}
