using System.Text;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;

namespace EdgeNode.Esp32.Tests;

/// <summary>The link of the device on a box whose store names a network and a broker.</summary>
internal sealed class UplinkBench
{
    /// <summary>A midnight a month after the release.</summary>
    public const long TrueUtcMs = FirmwareVersion.ReleasedUtcMs + (30L * 86_400_000);

    private const int PollMs = 100;

    private static readonly LinkSession Session = new("kx7q22", "edgenode/1/example/kx7q22/state", "lost", 1800);

    public UplinkBench()
    {
        Chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        Chip.TrueUtcMs = TrueUtcMs;
        Store = new FileStore();
        Put(UplinkEntry.WifiName, "square\n");
        Put(UplinkEntry.WifiPassword, "lamp post 17\r\n");
        Put(UplinkEntry.BrokerHost, "broker.example\n");
        Put(UplinkEntry.Authorities, "-----BEGIN CERTIFICATE-----\n");
        Put(UplinkEntry.Certificate, "-----BEGIN CERTIFICATE-----\n");
        Put(UplinkEntry.PrivateKey, "-----BEGIN EC PRIVATE KEY-----\n");
        Network = new WifiNetwork(Store);
        Clock = new NetworkClock(new TickCount(), FirmwareVersion.ReleasedUtcMs);
        Link = new MqttLink(Store, Network, Clock);
        TimeLink = new UdpLink(Network);
        Assert.IsTrue(Clock.TryTake(TrueUtcMs));
    }

    public Chip Chip { get; }

    public FileStore Store { get; }

    public WifiNetwork Network { get; }

    public NetworkClock Clock { get; }

    public UdpLink TimeLink { get; }

    public MqttLink Link { get; }

    /// <summary>The flash of a box that was given network, broker, settings and policy.</summary>
    public static Flash FlashWith(string settings, string policy)
    {
        UplinkBench bench = new();
        bench.Put(NodeSettings.EntryName, settings);
        bench.Put(StoredConfiguration.PolicyEntryName, policy);
        return bench.Chip.Flash.AfterPowerOn();
    }

    public void Put(string name, string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text);
        Assert.IsTrue(Store.TryReplace(name, bytes, bytes.Length));
    }

    public void BeginConnect()
    {
        Link.BeginConnect(Session);
    }

    public void BeginPublish(string topic = "t")
    {
        Link.BeginPublish(topic, [1, 2, 3, 4], 3, true);
    }

    /// <summary>Polls as a session does, until there is news.</summary>
    public LinkSignal NextWithin(int ms)
    {
        for (int waitedMs = 0; waitedMs <= ms; waitedMs += PollMs)
        {
            LinkSignal signal = Link.Poll();
            if (signal != LinkSignal.None)
            {
                return signal;
            }

            Chip.Turns.Sleep(PollMs);
        }

        return LinkSignal.None;
    }

    public void Connect()
    {
        BeginConnect();
        Assert.AreEqual(LinkSignal.Connected, NextWithin(60_000));
    }

    /// <summary>Lets time pass, and expects that no thread of the box has ended by an exception and no client is left.</summary>
    public void AssertAllIsFreed(int ms = 60_000)
    {
        Chip.Turns.Sleep(ms);
        Assert.IsNull(Chip.Turns.Crash);
        Assert.AreEqual(0, Chip.Broker.OpenClients, "clients left open");
    }
}
