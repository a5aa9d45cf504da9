using System.Diagnostics;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>Waits until the broker has acknowledged a message of the box (PUBACK), and, where it can be asked, hands out the box's state.</summary>
internal sealed class ProofStep : IStep
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _isSeen;

    public string Name => "proof";

    public string? Left(BoxWork work)
    {
        return work.View.IsProven && (work.Options.Watch is null || _isSeen) ? null : "wait for the broker's acknowledgement";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        await WaitForProofAsync(work, cancel);
        if (work.Options.Watch is not { } watch)
        {
            return "the broker has acknowledged";
        }

        work.Watcher.Tell("looking for the box's state at the broker");
        string state = await watch.WaitForStateAsync(work.Value(SettingName.Tenant)!, work.Node!, work.Options.WatchLimit, cancel);
        _isSeen = true;
        return $"the broker has acknowledged, and hands out {state}";
    }

    private static async Task WaitForProofAsync(BoxWork work, CancellationToken cancel)
    {
        Stopwatch waited = Stopwatch.StartNew();
        await work.LookAsync(cancel);
        while (!work.View.IsProven)
        {
            if (!work.View.HasSet)
            {
                throw new StepException($"the set is not proven: {work.View.SetLine}; {work.View.BrokerLine}");
            }

            if (waited.Elapsed > work.Options.ProofLimit)
            {
                throw new StepException($"the set is not proven in {work.Options.ProofLimit.TotalMinutes:0.#} minutes: {work.View.BrokerLine}; nothing is lost: mend it, and run the same command again");
            }

            work.Watcher.Tell(work.View.BrokerLine);
            await Task.Delay(Pause, cancel);
            await work.LookAsync(cancel);
        }
    }
}
