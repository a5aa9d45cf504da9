using System.Diagnostics;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>Waits until the broker has acknowledged a message of the box (PUBACK), and, where it can be asked, hands out the box's state.</summary>
internal sealed class ProofStep : IStep
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // What a broker keeps, it hands out at once.
    private static readonly TimeSpan ShortLimit = TimeSpan.FromSeconds(5);

    private bool _isSeen;

    public string Name => "proof";

    public string? Left(BoxWork work)
    {
        return work.View.IsProven && (work.Options.Watch is null || _isSeen) ? null : "wait for the broker's acknowledgement";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        bool isOfBefore = work.View.IsProven;
        await WaitForProofAsync(work, cancel);
        if (work.Options.Watch is not { } watch)
        {
            return "the broker has acknowledged";
        }

        work.Watcher.Tell("looking for the box's state at the broker");
        string tenant = work.Value(SettingName.Tenant)!;
        if (isOfBefore && !await watch.IsStateThereAsync(tenant, work.Node!, ShortLimit, cancel))
        {
            await SayAgainAsync(work, cancel);
        }

        string topic = await watch.WaitForStateAsync(tenant, work.Node!, work.Options.WatchLimit, cancel);
        _isSeen = true;
        return $"the broker has acknowledged, and hands out {topic}";
    }

    // A box says its state when it connects. What the broker threw away before its rules were mended comes again with another set.
    private static async Task SayAgainAsync(BoxWork work, CancellationToken cancel)
    {
        work.Watcher.Tell("the box restarts, to say its state again");
        await work.DoAsync($"set {SettingName.Site} {work.Value(SettingName.Site)}", null, cancel);
        BoxAnswer answer = await work.Console.RestartAsync("commit", cancel);
        if (!answer.IsOk)
        {
            throw new StepException($"the box does not restart: {answer.Words}");
        }

        await WaitForProofAsync(work, cancel);
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
