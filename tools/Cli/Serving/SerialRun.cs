using System.Net.Sockets;
using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Simulator;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Cli;

/// <summary>
/// A virtual box in real time that is told over its service port what to be, as a box is on its post. It restarts as often as it wants;
/// the port stays open, and the store is that of one box.
/// </summary>
internal sealed class SerialRun
{
    private const int LookEveryMs = 200;

    // The first is the example of the settings' table.
    private static readonly AccessPoint[] Around =
    [
        new("City Sensors", -58, "correct horse battery"),
        new("Guests", -71, ""),
        new("Caf\u00e9 \"Am Markt\"", -83, "nobody tells it"),
    ];

    private readonly Board _board;
    private readonly ulong _seed;
    private readonly OutputStyle _style;
    private readonly StopSignals _stop;

    private SerialRun(Board board, ulong seed, OutputStyle style, StopSignals stop)
    {
        _board = board;
        _seed = seed;
        _style = style;
        _stop = stop;
    }

    /// <summary>Runs until it is stopped.</summary>
    /// <param name="board">The board.</param>
    /// <param name="seed">Seed of the street.</param>
    /// <param name="tcpPort">TCP port of the service port, 0 for a free one; null for a pseudo-terminal.</param>
    /// <param name="folder">Folder of the box's store; null for memory.</param>
    /// <param name="style">How much is printed.</param>
    /// <param name="stop">Ends the run.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="UnusableInputException">The store or the port cannot be had.</exception>
    public static async Task<int> RunAsync(Board board, ulong seed, int? tcpPort, string? folder, OutputStyle style, StopSignals stop)
    {
        using ServiceStore store = ServiceStore.Open(folder);
        using BufferedServicePort port = OpenPort(tcpPort);
        SerialRun run = new(board, seed, style, stop);
        run.Tell(port, folder);
        await Task.Run(() => run.Serve(port, store.Store), CancellationToken.None);
        return stop.ExitCodeWhenClean;
    }

    private static BufferedServicePort OpenPort(int? tcpPort)
    {
        try
        {
            return tcpPort is { } number ? TcpServicePort.Open(number) : PseudoTerminalPort.Open();
        }
        catch (SocketException failure)
        {
            throw new UnusableInputException($"--serial: port {tcpPort} on 127.0.0.1 cannot be used: {failure.Message}");
        }
        catch (Exception failure) when (failure is IOException or DllNotFoundException or EntryPointNotFoundException)
        {
            throw new UnusableInputException($"--serial: this system gives no pseudo-terminal ({failure.Message}); allowed here: --serial tcp");
        }
    }

    private void Tell(BufferedServicePort port, string? folder)
    {
        if (_style == OutputStyle.Json)
        {
            JsonOutput.Print(new { device = port.Address });
            return;
        }

        Console.WriteLine(port.Address);
        if (_style == OutputStyle.People)
        {
            string kept = folder is null ? "It forgets what it is told when this ends; --store DIR keeps it." : $"It keeps what it is told in {PlainText.OneLine(folder)}.";
            Console.Error.WriteLine($"The service port of the box is {port.Address}, at any speed; type help there. {kept} Ctrl-C ends.");
            Console.Error.WriteLine($"Around it are the Wi-Fi networks {string.Join(", ", Around.Select(Shown))}.");
        }
    }

    private static string Shown(AccessPoint point)
    {
        return point.Password.Length == 0 ? $"'{point.Name}' (open)" : $"'{point.Name}' (password '{point.Password}')";
    }

    private void Serve(BufferedServicePort port, IDurableStore store)
    {
        for (int boot = 0; !_stop.Token.IsCancellationRequested; boot++)
        {
            SetStore sets = new(store);
            ToldUplink? link = null;
            VirtualBox box = VirtualBox.SwitchOn(new VirtualBoxOptions
            {
                Board = _board,
                Settings = null,
                PolicyText = null,
                Street = new SeededStreet(_seed),

                // A technician walks by while a box is tested.
                Line = new SteadyWalker(),
                Seed = _seed,
                StartUtcMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
                MakeLink = (clock, latency) => link = new ToldUplink(clock, latency, sets, Around),
                Observer = new KeyMaker(),
                Store = store,
                Sets = sets,
                Service = port,
                Scan = new VirtualWifiScan(Around),
                Boot = boot,
                ResetCause = boot == 0 ? ResetCause.PowerOn : ResetCause.Planned,
            });
            using (link)
            {
                RunOneBoot(box);
            }
        }
    }

    private void RunOneBoot(VirtualBox box)
    {
        RunPace pace = new(speed: 1);
        while (!box.IsStopped && box.RunUntil(box.Clock.UptimeMs + LookEveryMs, _stop.Token, null, pace))
        {
        }

        if (!box.IsStopped)
        {
            // Unpaced: the user is waiting.
            box.SayGoodbye(CancellationToken.None);
        }
        else if (_style == OutputStyle.People)
        {
            Console.Error.WriteLine("The box restarts.");
        }
    }

    // A city's CA may sign the key that the box makes: no seed of the simulator may lead to it.
    private sealed class KeyMaker : IBoxObserver
    {
        public IEntropy InFrontOf(IEntropy entropy)
        {
            return new SystemEntropy();
        }
    }
}
