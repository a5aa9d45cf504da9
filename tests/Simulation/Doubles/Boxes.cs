using System.Text;
using EdgeNode.Boards;
using EdgeNode.Provisioning;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>Boxes on a loopback link, and what came out of them.</summary>
internal static class Boxes
{
    public const long StartUtcMs = SeededStreet.DemoStartUtcMs;
    public const long DayMs = 86_400_000;

    public static VirtualBoxOptions Options(ulong seed, IStreet street)
    {
        BoardCatalog catalog = BoardCatalog.FindFrom(SourceTree.Root)!;
        Assert.IsTrue(catalog.TryLoad("esp32-devkit-v1", out Board? board, out BoardFault? fault), fault?.ToString());
        return new VirtualBoxOptions
        {
            Board = board!,
            Settings = new NodeSettings
            {
                Tenant = "example",
                Node = "kx7q22",
                Site = "market-square",
                LatitudeMicrodegrees = 52_000_000,
                LongitudeMicrodegrees = 13_000_000,
                HeightCm = 350,
                ImageHash = new string('0', 64),
                CertificateFingerprint = new string('1', 64),
            },
            PolicyText = SourceTree.Policy("market-square.txt"),
            Street = street,
            Seed = seed,
            StartUtcMs = StartUtcMs,
            MakeLink = (clock, random) => new LoopbackLink(clock, random),
        };
    }

    public static VirtualBox Start(VirtualBoxOptions options)
    {
        Assert.IsTrue(VirtualBox.TryStart(options, out VirtualBox? box, out string? refusal), refusal);
        return box!;
    }

    public static LoopbackLink LinkOf(VirtualBox box)
    {
        return (LoopbackLink)box.Link;
    }

    /// <summary>Payloads of one topic, in order of sending.</summary>
    public static List<string> Payloads(VirtualBox box, string topic)
    {
        return [.. LinkOf(box).Messages.Where(message => message.Topic == $"edgenode/1/example/kx7q22/{topic}")
            .Select(message => Encoding.ASCII.GetString(message.Payload))];
    }

    /// <summary>All that left the box, with the time at which it did.</summary>
    public static string Egress(VirtualBox box)
    {
        return string.Join('\n', LinkOf(box).Messages.Select(message =>
            $"{message.UpMs} {message.Topic} {message.Retained} {Encoding.ASCII.GetString(message.Payload)}"));
    }
}
