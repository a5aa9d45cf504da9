using EdgeNode.Authority;
using EdgeNode.City;
using EdgeNode.Commissioning;
using EdgeNode.Composition;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Brokers that are not there, refuse, or acknowledge what they throw away; sensors that do not work.</summary>
[TestClass]
public class ProofTests
{
    [TestMethod]
    public async Task A_broker_that_is_not_there_is_told_in_the_boxs_words_and_the_next_run_goes_on_from_there()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        CommandResult failed = await workshop.ProvisionAsync(box.Address, "--node", "kx7q22");
        Assert.AreEqual(1, failed.ExitCode, failed.Errors);
        Assert.Contains("    mqtt: not-tried: it needs what failed before it\n", failed.Errors);
        Assert.Contains("edgenode: test: tls: unreachable: ", failed.Errors);
        Assert.Contains("; mend it, and run the same command again\n", failed.Errors);
        Assert.AreEqual("", workshop.States("kx7q22"));
        CommandResult again = await workshop.ProvisionAsync(box.Address);
        Assert.AreEqual(1, again.ExitCode, again.Errors);
        Assert.DoesNotContain("\nsettings: ", again.Errors);
        Assert.DoesNotContain("\nkey: ", again.Errors);
    }

    [TestMethod]
    public async Task A_broker_that_acknowledges_what_its_rules_throw_away_is_found_out()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        // Nobody tells the broker of the box, which has a certificate of the city all the same.
        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        using ClientCredentials watcher = ClientCredentials.FromPemFiles(workshop.Broker[3], workshop.Broker[5], workshop.Broker[7]);
        ProvisionOptions options = new()
        {
            Firmware = FirmwareVersion.Text,
            SecretsFolder = workshop.File("secrets"),
            LabelFolder = workshop.File("."),
            Who = "anna",
            Ledger = new Ledger(workshop.Ledger),
            Watch = new BrokerWatch("127.0.0.1", workshop.BrokerPort, watcher),
            WatchLimit = TimeSpan.FromSeconds(2),
        };
        Assert.AreEqual(0, (await workshop.ProvisionAsync(box.Address, "--node", "kx7q22", "--offline")).ExitCode);
        BoxOutcome thrown = await new Commissioner(options, new Nobody(), new Nobody()).RunAsync(new BoxPlan([]), () => box.Address, CancellationToken.None);
        Assert.Contains("the broker has acknowledged the box's state and does not hand out edgenode/1/city/kx7q22/state: its access rules throw away", thrown.Failure!);
        Assert.IsNull(thrown.State);

        using CityAuthority authority = CityAuthority.Open(workshop.File("ca"), new LaptopClock(FirmwareVersion.ReleasedUtcMs));
        Assert.AreEqual(ReloadOutcome.Asked, MosquittoSetup.Refresh(workshop.File("broker"), authority));
        ProvisionOptions patient = options with { WatchLimit = TimeSpan.FromMinutes(1) };
        BoxOutcome mended = await new Commissioner(patient, new Nobody(), new Nobody()).RunAsync(new BoxPlan([]), () => box.Address, CancellationToken.None);
        Assert.IsNull(mended.Failure);
        Assert.AreEqual(LedgerState.Locked, mended.State);
    }

    [TestMethod]
    public async Task A_watcher_whom_the_broker_does_not_know_and_a_broker_that_is_away()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        using ThrowAwayAuthority stranger = new();
        PemFiles strange = stranger.WriteClient(workshop.File("strange"), "watcher");
        using ClientCredentials credentials = ClientCredentials.FromPemFiles(workshop.Broker[3], strange.CertificateFile, strange.KeyFile);
        foreach (int port in new[] { workshop.BrokerPort, 1 })
        {
            StepException fault = await Assert.ThrowsExactlyAsync<StepException>(
                () => new BrokerWatch("127.0.0.1", port, credentials).WaitForStateAsync("city", "kx7q22", TimeSpan.FromSeconds(9), CancellationToken.None));
            Assert.StartsWith($"127.0.0.1:{port}: ", fault.Message);
            Assert.DoesNotContain("\n", fault.Message);
        }
    }

    private sealed class Nobody : IStepWatcher, IQuestions
    {
        public bool CanAsk => false;

        public int Answers => 0;

        public Task<string> AskAsync(Question question, CancellationToken cancel)
        {
            throw new AssertFailedException(question.Name);
        }

        public void Begin(string step)
        {
        }

        public void Break()
        {
        }

        public void End(string outcome)
        {
        }

        public void Keep(string line, bool isFault = false)
        {
        }

        public void Tell(string detail)
        {
        }
    }
}
