using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Simulator;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>
/// The real firmware in this process on a real pseudo-terminal, as <c>simulate --serial</c> runs it, but faster: whoever has locked it sees
/// its first summary within a quarter of a minute. Somebody walks by all the time, whatever the hour.
/// </summary>
internal sealed class FastBox : ServiceCable
{
    private const double Speed = 200;
    private const int LookEveryMs = 200;

    private static readonly AccessPoint[] Usual = [new("City Sensors", -58, "correct horse battery"), new("Guests", -71, "")];

    private readonly AccessPoint[] _around;
    private readonly BufferedServicePort _port;
    private readonly MemoryStore _store;
    private readonly ulong _seed;
    private readonly CancellationTokenSource _off = new();
    private readonly Task _run;
    private volatile bool _isCut;

    /// <summary>Switches a box on that was never told anything.</summary>
    /// <param name="around">The networks around it; none named for the usual two.</param>
    public FastBox(params AccessPoint[] around)
        : this(PseudoTerminalPort.Open(), new MemoryStore(), seed: 7, around)
    {
        Connect();
    }

    /// <summary>Switches a box on at a port where nobody is yet.</summary>
    /// <param name="port">The port; it goes with the box.</param>
    /// <param name="store">What it was told before; it stays when the box is switched off.</param>
    /// <param name="seed">Another key and street for each seed.</param>
    /// <param name="around">The networks around it; none named for the usual two.</param>
    public FastBox(BufferedServicePort port, MemoryStore store, ulong seed, params AccessPoint[] around)
    {
        _around = around.Length > 0 ? around : Usual;
        _port = port;
        _store = store;
        _seed = seed;
        _run = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public override string Address => _port.Address;

    /// <summary>Takes the power away for a moment: what is in memory is gone, the port stays.</summary>
    public void CutPower()
    {
        _isCut = true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        _off.Cancel();
        _run.GetAwaiter().GetResult();
        _port.Dispose();
        _off.Dispose();
    }

    private void Run()
    {
        long utcMs = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        Board board = Checkout.Board("esp32-devkit-v1");
        for (int boot = 0; !_off.IsCancellationRequested; boot++)
        {
            SetStore sets = new(_store);
            ToldUplink? link = null;
            VirtualBox box = VirtualBox.SwitchOn(new VirtualBoxOptions
            {
                Board = board,
                Settings = null,
                PolicyText = null,
                Street = new SeededStreet(_seed),
                Line = new SteadyWalker(),
                Seed = _seed,
                StartUtcMs = utcMs,
                MakeLink = (clock, latency) => link = new ToldUplink(clock, latency, sets, _around),
                Store = _store,
                Sets = sets,
                Service = _port,
                Scan = new VirtualWifiScan(_around),
                Boot = boot,
                ResetCause = boot == 0 ? ResetCause.PowerOn : ResetCause.Planned,
            });
            using (link)
            {
                RunPace pace = new(Speed);
                while (!box.IsStopped && !_isCut && box.RunUntil(box.Clock.UptimeMs + LookEveryMs, _off.Token, null, pace))
                {
                }
            }

            _isCut = false;
            utcMs += box.Clock.UptimeMs;
        }
    }
}
