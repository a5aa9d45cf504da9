using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A gateway and the file in which it keeps what it receives.</summary>
[TestClass]
public class GatewayStoreTests
{
    private const int DiskKilobytes = 2048;

    [TestMethod]
    public async Task A_second_gateway_on_one_file_is_refused_in_one_line_and_the_first_goes_on()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string folder = city.Folder.File("run");
        using RunningGateway first = await RunningGateway.StartConnectedAsync(folder, city.Access);
        using RunningGateway second = RunningGateway.Start(folder, city.Access);
        Assert.AreEqual(2, await second.EndsAsync(), second.Log);
        string[] refusals = [.. second.Log.TrimEnd('\n').Split('\n').Where(line => line.Contains(" error: ", StringComparison.Ordinal))];
        Assert.HasCount(1, refusals, second.Log);
        Assert.Contains("edgenode.db", refusals[0]);
        await city.SendSummaryAsync(0);
        await first.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        Assert.AreEqual(0, await first.EndAsync());
    }

    [TestMethod]
    public async Task A_full_disk_is_told_and_waited_for_and_costs_nothing()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        using SmallDisk? disk = city is null ? null : SmallDisk.TryMount(city.Folder.File("disk"), DiskKilobytes);
        if (city is null || disk is null)
        {
            return;
        }

        string[] arguments = [.. city.Access, "--store", $"sqlite:{Path.Combine(disk.Path, "edgenode.db")}"];
        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(city.Folder.File("run"), arguments);
        await city.SendSummaryAsync(0);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        string filler = Path.Combine(disk.Path, "filler");
        disk.Fill(filler);
        for (int number = 1; number < SampleSummaries.Count; number++)
        {
            await city.SendSummaryAsync(number);
        }

        Assert.AreEqual("{\"ready\":false,\"broker\":true,\"store\":false}\n", await gateway.UntilReadinessAsync(503), gateway.Log);
        await gateway.UntilMetricAsync("edgenode_gateway_store_available", "", 0);
        await gateway.UntilLoggedAsync("no message is acknowledged until this is mended");
        File.Delete(filler);
        await gateway.UntilReadinessAsync(200);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", SampleSummaries.Count);
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
        Assert.DoesNotContain("   at ", gateway.Log);
    }

    [TestMethod]
    public async Task A_new_start_goes_on_where_the_last_one_ended_and_keeps_each_message_once()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string folder = city.Folder.File("run");
        using (RunningGateway first = await RunningGateway.StartConnectedAsync(folder, city.Access))
        {
            await city.SendSummaryAsync(0);
            await first.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
            Assert.AreEqual(0, await first.EndAsync());
        }

        await city.SendSummaryAsync(0);
        await city.SendSummaryAsync(1);
        using RunningGateway second = await RunningGateway.StartConnectedAsync(folder, city.Access);
        await second.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        Assert.AreEqual(1, await second.MetricAsync("edgenode_intake_messages_total", "outcome=\"duplicate\""));
        Assert.DoesNotContain("forgotten", second.Log);
        Assert.AreEqual(0, await second.EndAsync());
    }

    [TestMethod]
    public async Task What_has_been_kept_long_enough_is_deleted_at_the_start_and_told()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string folder = city.Folder.File("run");
        using (RunningGateway first = await RunningGateway.StartConnectedAsync(folder, city.Access))
        {
            await city.SendSummaryAsync(0);
            await first.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
            Assert.AreEqual(0, await first.EndAsync());
        }

        string[] shorter = [.. city.Access];
        shorter[Array.IndexOf(shorter, "--unknown-policy-days") + 1] = "1";
        using RunningGateway second = RunningGateway.Start(folder, shorter);
        await second.UntilLoggedAsync("retention: deleted 1 of summary after 1 days");
        Assert.AreEqual(0, await second.EndAsync());
    }

    [TestMethod]
    public async Task A_broken_chain_is_marked_afterwards_and_told()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(city.Folder.File("run"), [.. city.Access, "--chain-check-seconds", "1"]);
        SampleSummaries forged = new();
        forged.Items[1].Prev = new string('a', 32);
        await city.SendAsync("summary", forged.ToBytes()[..SampleSummaries.LineLength]);
        await city.SendAsync("summary", forged.ToBytes()[(SampleSummaries.LineLength + 1)..((2 * SampleSummaries.LineLength) + 1)]);
        await gateway.UntilLoggedAsync("chain check: 1 summary is marked");
        Assert.AreEqual(0, await gateway.EndAsync());
    }
}
