using System.Net;
using System.Net.Sockets;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What a gateway cannot use ends it with one line and exit code 2 before anything is touched, and no secret is ever shown.</summary>
[TestClass]
public class GatewayRefusalTests
{
    private const string Password = "hunter2-of-the-city";
    private const string SecretId = "gw-5f1c0b7e9a3d";

    [TestMethod]
    public async Task A_bad_setting_from_each_source_is_one_line_and_leaves_nothing_behind()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string config = city.Folder.File("gateway.json");
        File.WriteAllText(config, "{ \"receive-maximum\": 0 }\n");
        await RefusesAsync(city, "--receive-maximum: found '0'; allowed is a whole number, 1 to 65535", "", "--receive-maximum", "0");
        await RefusesAsync(city, "EDGENODE_GATEWAY_RECEIVE_MAXIMUM: found '0'; allowed is a whole number, 1 to 65535", "EDGENODE_GATEWAY_RECEIVE_MAXIMUM=0");
        await RefusesAsync(city, $"{config}: receive-maximum: found '0'; allowed is a whole number, 1 to 65535", "", "--config", config);
        await RefusesAsync(city, $"{config}: receive-maximum: found '0'; allowed is a whole number, 1 to 65535", $"EDGENODE_GATEWAY_CONFIG='{config}'");
        await RefusesAsync(city, "found the variable EDGENODE_GATEWAY_TENNANT in the environment; did you mean EDGENODE_GATEWAY_TENANT?", "EDGENODE_GATEWAY_TENNANT=x");
        await RefusesAsync(city, "--store: found no folder '/none'; allowed is sqlite:PATH with a file in a folder that is there", "", "--store", "sqlite:/none/edgenode.db");
        await RefusesAsync(city, "--store: found a password; ", "", "--store", $"postgresql://gateway:{Password}@127.0.0.1/city");
        await RefusesAsync(city, "EDGENODE_GATEWAY_STORE: found a password; ", $"EDGENODE_GATEWAY_STORE='Host=127.0.0.1;Password={Password}'");
    }

    [TestMethod]
    public async Task A_port_that_somebody_has_is_named_before_the_store_is_touched()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        string address = $"{taken.LocalEndpoint}";
        string folder = city.Folder.File("taken");
        using RunningGateway gateway = RunningGateway.Start(folder, [.. city.Access[..^1], address]);
        Assert.AreEqual(2, await gateway.EndsAsync());
        Assert.AreEqual($"edgenode: --listen: {address} cannot be listened at: Address already in use\n", gateway.Log);
        Assert.HasCount(1, Directory.GetFiles(folder));
    }

    [TestMethod]
    public async Task A_password_and_a_secret_client_id_are_shown_nowhere()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string id = Secret(city, "client-id", SecretId + "\n");
        string config = Secret(city, "gateway.json", $"{{ \"store\": \"Host=127.0.0.1;Port={Mosquitto.FreePort()};Username=gateway;Password={Password}\", \"log-level\": \"debug\" }}");
        using RunningGateway away = RunningGateway.Start(city.Folder.File("away"), [.. city.Access, "--config", config, "--client-id-file", id]);
        await away.UntilLoggedAsync("(PostgreSQL)");
        (_, string unready) = await away.GetAsync("/readyz");
        (_, string metrics) = await away.GetAsync("/metrics");
        Assert.AreEqual(0, await away.EndAsync(), away.Log);

        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(city.Folder.File("run"), [.. city.Access, "--client-id-file", id, "--log-level", "debug"]);
        (_, string ready) = await gateway.GetAsync("/readyz");
        (_, string more) = await gateway.GetAsync("/metrics");
        await city.KillBrokerAsync();
        await gateway.UntilLoggedAsync("no connection: ");
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
        foreach (string shown in new[] { away.Log, unready, metrics, gateway.Log, ready, more })
        {
            Assert.DoesNotContain(Password, shown);
            Assert.DoesNotContain(SecretId, shown);
        }
    }

    private static string Secret(GatewayCity city, string name, string text)
    {
        string path = city.Folder.File(name);
        EdgeNode.Authority.SecretFile.WriteNew(path, System.Text.Encoding.ASCII.GetBytes(text));
        return path;
    }

    private static async Task RefusesAsync(GatewayCity city, string said, string variables, params string[] arguments)
    {
        string folder = city.Folder.File("refused");
        using RunningGateway gateway = RunningGateway.Start(folder, [.. city.Access, .. arguments], variables);
        Assert.AreEqual(2, await gateway.EndsAsync(), gateway.Log);
        Assert.StartsWith($"edgenode: {said}", gateway.Log);
        Assert.HasCount(1, gateway.Log.TrimEnd('\n').Split('\n'), gateway.Log);
        Assert.DoesNotContain(Password, gateway.Log);
        Assert.HasCount(1, Directory.GetFiles(folder), "something beside the log was made");
        Directory.Delete(folder, recursive: true);
    }
}
