using System.Security.Cryptography.X509Certificates;
using EdgeNode.City;
using EdgeNode.Cli;
using EdgeNode.Simulator;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Benchmarks;

/// <summary>A simulated day of the demo's box on a real broker, from its first connect to its goodbye.</summary>
internal static class BoxDay
{
    /// <summary>Runs the day.</summary>
    /// <param name="authority">Issues the certificates of both ends.</param>
    /// <param name="server">The broker's certificate.</param>
    /// <returns>What the day's bytes went for.</returns>
    /// <exception cref="InvalidOperationException">The day lost a slot, so that its bytes say nothing.</exception>
    public static async Task<MeteredLink> RunAsync(ThrowAwayAuthority authority, X509Certificate2 server)
    {
        DirectoryInfo secrets = Directory.CreateTempSubdirectory("edgenode-wire-");
        try
        {
            PemFiles files = authority.WriteClient(secrets.FullName, BoxFactory.DemoNode);
            using ClientCredentials credentials = ClientCredentials.FromPemFiles(files.AuthorityFile, files.CertificateFile, files.KeyFile);
            CityBrokerOptions options = new()
            {
                Tenant = BoxFactory.DemoTenant,
                ServerCertificate = server,
                Authority = authority.Certificate,
            };
            await using CityBroker broker = await CityBroker.StartAsync(options, _ => { });
            return await Task.Run(() => Run(new MqttUplinkOptions { Host = "127.0.0.1", Port = broker.Port, Credentials = credentials }));
        }
        finally
        {
            secrets.Delete(recursive: true);
        }
    }

    private static MeteredLink Run(MqttUplinkOptions options)
    {
        RunPlan plan = DemoPlan.Of(days: 1);
        MqttUplink? uplink = null;
        MeteredLink? metered = null;
        VirtualBox box = BoxFactory.Start(
            plan,
            BoxFactory.DemoTenant,
            BoxFactory.DemoNode,
            options.Credentials.Fingerprint,
            (clock, latency) => metered = new MeteredLink(uplink = new MqttUplink(clock, latency, options)));
        using (uplink)
        {
            box.RunUntil(plan.LengthMs);
            box.Finish();
            if (box.Progress.SummariesAcknowledged != DemoPlan.SlotsADay || !box.IsStopped)
            {
                throw new InvalidOperationException($"Not a whole day: {box.Progress}; {uplink!.LastFailure}");
            }
        }

        return metered!;
    }
}
