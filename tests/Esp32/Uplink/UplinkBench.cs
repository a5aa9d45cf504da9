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
        Store.Tell(
            (PartName.WifiName, "square\n"u8.ToArray()),
            (PartName.WifiPassword, "lamp post 17\r\n"u8.ToArray()),
            (PartName.BrokerHost, "broker.example\n"u8.ToArray()),
            (PartName.Authorities, "-----BEGIN CERTIFICATE-----\n"u8.ToArray()),
            (PartName.Certificate, "-----BEGIN CERTIFICATE-----\n"u8.ToArray()),
            (PartName.PrivateKey, "-----BEGIN EC PRIVATE KEY-----\n"u8.ToArray()));
        Sets = Store.Opened();
        Network = new WifiNetwork(Sets);
        Clock = new NetworkClock(new TickCount(), FirmwareVersion.ReleasedUtcMs);
        Link = new MqttLink(Sets, Network, Clock);
        TimeLink = new UdpLink(Network);
        Assert.IsTrue(Clock.TryTake(TrueUtcMs));
    }

    public Chip Chip { get; }

    public FileStore Store { get; }

    /// <summary>What the box runs; as if read again after whatever it is told.</summary>
    public SetStore Sets { get; }

    public WifiNetwork Network { get; }

    public NetworkClock Clock { get; }

    public UdpLink TimeLink { get; }

    public MqttLink Link { get; }

    /// <summary>The flash of a locked box that was given network, broker, settings and policy.</summary>
    public static Flash FlashWith(string settings, string policy)
    {
        UplinkBench bench = new();
        bench.Tell((PartName.Settings, Encoding.ASCII.GetBytes(settings)), (PartName.Policy, Encoding.ASCII.GetBytes(policy)));
        bench.Store.Lock();
        return bench.Chip.Flash.AfterPowerOn();
    }

    /// <summary>Tells the box, which knows it at once. A part without content is taken out.</summary>
    public void Tell(params (string Name, byte[]? Content)[] parts)
    {
        Store.Tell(parts);
        Sets.Open();
    }

    /// <summary>Tells the box one part.</summary>
    public void Put(string name, string text)
    {
        Tell((name, Encoding.ASCII.GetBytes(text)));
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
