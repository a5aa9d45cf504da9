using EdgeNode.Databases;
using EdgeNode.Intake;
using Microsoft.Extensions.Logging;

namespace EdgeNode.Gateway;

/// <summary>Opens the store that the settings name; one that is away is waited for, and told once.</summary>
/// <param name="options">The settings.</param>
/// <param name="gateway">Name of this gateway among those that write the same store.</param>
/// <param name="log">Is told what is waited for.</param>
/// <param name="time">By what it waits.</param>
internal sealed class StoreOpening(GatewayOptions options, string gateway, ILogger log, TimeProvider time)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan GreatestDelay = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SweepPeriod = TimeSpan.FromDays(1);

    /// <summary>Opens it.</summary>
    /// <exception cref="City.CityException">It cannot be used, whenever it is tried.</exception>
    internal async Task<OpenedStore> OpenAsync(CancellationToken stop)
    {
        string told = "";
        for (TimeSpan delay = FirstDelay; ; delay = delay * 2 < GreatestDelay ? delay * 2 : GreatestDelay)
        {
            try
            {
                return await TryOpenAsync(stop).ConfigureAwait(false);
            }
            catch (StoreUnavailableException unavailable)
            {
                if (unavailable.Message != told)
                {
                    told = unavailable.Message;
                    log.LogWarning("{Failure}; trying again", told);
                }
            }

            await Task.Delay(delay, time, stop).ConfigureAwait(false);
        }
    }

    private async Task<OpenedStore> TryOpenAsync(CancellationToken stop)
    {
        StoreOptions use = new() { Gateway = gateway, Starts = options.Starts };
        RetentionOptions kept = new() { UnknownPolicyDays = options.UnknownPolicyDays, QuarantineDays = options.QuarantineDays, DocumentDays = options.DocumentDays };
        if (options.Store.SqlitePath is { } path)
        {
            SqliteStore file = SqliteStore.Open(path, use);
            return new OpenedStore(file, [Checking(new ChainCheck(file)), Sweeping(new Retention(file, kept))]);
        }

        PostgresStore server = await PostgresStore.OpenAsync(options.Store.ConnectionString!, use, stop).ConfigureAwait(false);
        return new OpenedStore(server, [Checking(new ChainCheck(server)), Sweeping(new Retention(server, kept))]);
    }

    private RepeatedWork Checking(ChainCheck check)
    {
        return new RepeatedWork("chain check", options.ChainCheckPeriod, async stop =>
        {
            int marked = await check.CheckAsync(stop).ConfigureAwait(false);
            return marked == 0 ? null : marked == 1 ? "1 summary is marked" : $"{marked} summaries are marked";
        });
    }

    private RepeatedWork Sweeping(Retention retention)
    {
        return new RepeatedWork("retention", SweepPeriod, async stop =>
        {
            IReadOnlyList<Deletion> deletions = await retention.SweepAsync(time.GetUtcNow().UtcDateTime, stop).ConfigureAwait(false);
            return deletions.Count == 0 ? null : $"deleted {string.Join(", ", deletions.Select(one => $"{one.Rows} of {one.What} after {one.Days} days"))}";
        });
    }
}
