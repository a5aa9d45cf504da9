using System.Security.Cryptography.X509Certificates;
using EdgeNode.City;
using EdgeNode.Cli;
using EdgeNode.Summaries;

namespace EdgeNode.Benchmarks;

/// <summary>Bytes on the wire for each box and day, counted at the socket, beside a sensor that sends its readings as they are.</summary>
internal static class WireRun
{
    private const double GreatestBytes = 45_000;

    /// <summary>Runs both for a day.</summary>
    public static async Task<FigureList> MeasureAsync()
    {
        using ThrowAwayAuthority authority = new();
        using X509Certificate2 server = authority.IssueServer();
        MeteredLink box = await BoxDay.RunAsync(authority, server);
        long plainBytes = await new RawReadingSender(null).SendDayAsync();
        long securedBytes = await new RawReadingSender(server).SendDayAsync();

        Topics topics = new(BoxFactory.DemoTenant, BoxFactory.DemoNode);
        FigureList figures = new();
        figures.Add("wire: EdgeNode, six channels, 96 slots, mutual TLS", box.TotalBytes, "B/day", GreatestBytes);
        figures.Add("wire:   handshake, CONNECT and CONNACK", box.ConnectBytes, "B");
        figures.Add("wire:   retained state, about and policy, with PUBACK", box.RetainedBytes, "B");
        figures.Add("wire:   96 summaries, with PUBACK", box.PublishedBytes[topics.Summary], "B");
        figures.Add("wire:   health, with PUBACK", box.PublishedBytes.GetValueOrDefault(topics.Health), "B");
        figures.Add("wire:   keep-alive", box.KeepAliveBytes, "B");
        figures.Add("wire:   goodbye", box.CloseBytes, "B");
        figures.Add("wire: 596 readings of 600 B, plain HTTP", plainBytes, "B/day");
        figures.Add("wire: 596 readings of 600 B, TLS with a handshake each", securedBytes, "B/day");
        figures.Add("wire: plain HTTP / EdgeNode", (double)plainBytes / box.TotalBytes, "times");
        figures.Add("wire: HTTP over TLS / EdgeNode", (double)securedBytes / box.TotalBytes, "times");
        return figures;
    }
}
