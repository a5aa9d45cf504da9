using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting.Systemd;

namespace EdgeNode.Gateway;

/// <summary>What systemd, or who speaks as it does, is told of a service of Type=notify (sd_notify(3)). Without one, nothing happens.</summary>
internal sealed class ServiceSigns
{
    private const string WatchdogVariable = "WATCHDOG_USEC";

    private readonly SystemdNotifier _notifier = new();

    /// <summary>The gateway receives: what was ordered after it may start.</summary>
    internal void TellReady()
    {
        Tell(ServiceState.Ready);
    }

    /// <summary>The gateway ends.</summary>
    internal void TellStopping()
    {
        Tell(ServiceState.Stopping);
    }

    /// <summary>What <c>systemctl status</c> shows.</summary>
    /// <param name="line">One line.</param>
    internal void TellStatus(string line)
    {
        Tell(new ServiceState($"STATUS={line.ReplaceLineEndings(" ")}"));
    }

    /// <summary>Says that the process is alive, twice in the time in which systemd wants to hear it; returns at once where nobody does.</summary>
    internal async Task KeepAliveAsync(TimeProvider time, CancellationToken stop)
    {
        if (!_notifier.IsEnabled || !long.TryParse(Environment.GetEnvironmentVariable(WatchdogVariable), NumberStyles.None, CultureInfo.InvariantCulture, out long limit) || limit < 2)
        {
            return;
        }

        using PeriodicTimer timer = new(TimeSpan.FromMicroseconds(limit / 2.0), time);
        while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false))
        {
            Tell(new ServiceState("WATCHDOG=1"));
        }
    }

    private void Tell(ServiceState state)
    {
        try
        {
            if (_notifier.IsEnabled)
            {
                _notifier.Notify(state);
            }
        }
        catch (SocketException)
        {
            // Who started the gateway has gone, and nobody else wants to know.
        }
    }
}
