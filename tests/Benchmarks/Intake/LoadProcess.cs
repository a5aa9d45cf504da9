using System.Diagnostics;
using System.Globalization;
using EdgeNode.City;
using EdgeNode.Load;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Benchmarks;

/// <summary>The senders, in a process of their own, so that their processor time is not the receiver's.</summary>
internal static class LoadProcess
{
    /// <summary>First argument by which this program is the senders.</summary>
    internal const string Name = "load";

    private const int Senders = 2;
    private const int Window = 2000;
    private const int Boxes = 500;

    /// <summary>Starts the senders.</summary>
    /// <param name="broker">Where they send to.</param>
    /// <param name="messages">How many summaries in all.</param>
    /// <param name="perSecond">Most a second in all, or 0.</param>
    /// <param name="run">Life of the boxes' stores: another one in each measurement.</param>
    internal static Process Start(LoadBroker broker, long messages, double perSecond, uint run)
    {
        List<string> arguments = [Environment.ProcessPath == "dotnet" ? "" : "", Name, $"{broker.Port}", $"{messages}", perSecond.ToString(CultureInfo.InvariantCulture), $"{run}"];
        for (int sender = 0; sender < Senders; sender++)
        {
            PemFiles files = broker.Files($"load{sender}");
            arguments.AddRange([files.AuthorityFile, files.CertificateFile, files.KeyFile]);
        }

        arguments[0] = typeof(LoadProcess).Assembly.Location;
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false })!;
    }

    /// <summary>Is the senders.</summary>
    internal static async Task<int> RunAsync(string[] args)
    {
        int port = int.Parse(args[1], CultureInfo.InvariantCulture);
        long messages = long.Parse(args[2], CultureInfo.InvariantCulture);
        double perSecond = double.Parse(args[3], CultureInfo.InvariantCulture);
        uint run = uint.Parse(args[4], CultureInfo.InvariantCulture);
        IEnumerable<Task> sending = Enumerable.Range(0, Senders).Select(async number =>
        {
            string[] files = args[(5 + (number * 3))..(8 + (number * 3))];
            using ClientCredentials credentials = ClientCredentials.FromPemFiles(files[0], files[1], files[2]);
            LoadSender sender = new(new LoadSummaries(Boxes, number * Boxes, run), LoadBroker.Host, port, credentials, Window);
            await sender.SendAsync(messages / Senders, perSecond / Senders, CancellationToken.None);
        });
        await Task.WhenAll(sending);
        return 0;
    }
}
