using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Summaries;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Cli;

/// <summary>A virtual box on a broker of the user's own, at real time or a multiple of it.</summary>
public static class BrokerRun
{
    /// <summary>Runs a plan to its end or until it is stopped; either way the box says goodbye.</summary>
    /// <param name="plan">What the box is to do.</param>
    /// <param name="access">The broker.</param>
    /// <param name="tenant">Tenant in the topics. The node is the certificate's common name.</param>
    /// <param name="speed">Simulated seconds in a real one.</param>
    /// <param name="style">How much is printed.</param>
    /// <param name="stop">Ends the run early.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="UnusableInputException">Tenant or common name cannot stand in a topic, or the broker was never reached.</exception>
    public static async Task<int> RunAsync(
        RunPlan plan, BrokerAccess access, string tenant, double speed, OutputStyle style, StopSignals stop)
    {
        using ClientCredentials credentials = access.OpenCredentials();
        string node = credentials.CommonName;
        Require(Identifier.IsValid(tenant, Identifier.GreatestTenantLength), "--tenant", tenant);
        Require(Identifier.IsValid(node, Identifier.GreatestNodeLength), "--cert: the common name", node);

        MqttUplinkOptions link = new() { Host = access.Address.Host, Port = access.Address.Port, Credentials = credentials };
        await Task.Run(() => RequireBroker(link, node, new Topics(tenant, node)), stop.Token);
        RunDisplay.Warn(style, plan);
        MqttUplink? uplink = null;
        VirtualBox box = BoxFactory.Start(plan, tenant, node, credentials.Fingerprint, (clock, latency) =>
            uplink = new MqttUplink(clock, latency, link));
        using (uplink)
        {
            RunPace pace = new(speed);
            bool finished = await RunDisplay.WatchAsync(style, plan, progress => Task.Run(
                () => box.RunUntil(plan.LengthMs, stop.Token, progress, pace) && box.Finish(stop.Token, progress, pace), CancellationToken.None));
            if (!finished)
            {
                // Unpaced: the user is waiting.
                box.Finish(CancellationToken.None);
            }

            bool isWhole = Tell(plan, box, uplink!, new Topics(tenant, node), style);
            return !isWhole && (finished || stop.IsTermination) ? ExitCode.CheckFailed : finished ? ExitCode.Ok : stop.ExitCodeWhenClean;
        }
    }

    private static void Require(bool isValid, string what, string found)
    {
        if (!isValid)
        {
            throw new UnusableInputException($"{what}: found '{found}'; allowed is 1 to 16 of a-z0-9-");
        }
    }

    // A box tries for ever; a user wants to know at once that a name or a certificate is wrong.
    private static void RequireBroker(MqttUplinkOptions link, string node, Topics topics)
    {
        const int KeepAliveSeconds = 60;
        using MqttUplink attempt = new(new VirtualClock(), new SeededRandom(0, "attempt"), link);
        attempt.BeginConnect(new LinkSession(node, topics.State, "lost", KeepAliveSeconds));
        if (attempt.LastFailure is { } failure)
        {
            throw new UnusableInputException(failure);
        }

        attempt.Close();
    }

    private static bool Tell(RunPlan plan, VirtualBox box, MqttUplink uplink, Topics topics, OutputStyle style)
    {
        RunProgress progress = box.Progress;
        if (style == OutputStyle.Json)
        {
            JsonOutput.Print(new
            {
                summaries = new { released = progress.SlotsReleased, acknowledged = progress.SummariesAcknowledged },
                socketBytes = new { sent = uplink.BytesSent, received = uplink.BytesReceived },
                lastFailure = uplink.LastFailure,
                seed = plan.Seed,
            });
        }
        else if (style == OutputStyle.People)
        {
            Console.WriteLine($"{progress.SlotsReleased} {(progress.SlotsReleased == 1 ? "summary" : "summaries")} released, {progress.SummariesAcknowledged} acknowledged. Seed {plan.Seed}.");
        }

        bool isWhole = progress.SummariesAcknowledged >= progress.SlotsReleased;
        if (!isWhole)
        {
            string failure = uplink.LastFailure is { } last ? $"; the last failure was: {last}" : "";
            Console.Error.WriteLine($"edgenode: the broker has acknowledged {progress.SummariesAcknowledged} of {progress.SlotsReleased} summaries{failure}");
            Console.Error.WriteLine($"edgenode: look whether its access rules allow the topic {topics.Summary}, in which --tenant and the certificate's common name stand");
        }

        return isWhole;
    }
}
