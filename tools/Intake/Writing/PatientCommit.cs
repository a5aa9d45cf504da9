using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>
/// Commits a batch however long the store takes nothing, and says so once. A message that the store refuses for itself goes into
/// quarantine, and the others of its batch are kept.
/// </summary>
internal sealed class PatientCommit(IIntakeStore store, ReceiverOptions options, Action<ReceiverNotice> notify)
{
    private volatile bool _isAvailable = true;

    /// <summary>Whether the last attempt succeeded.</summary>
    internal bool IsAvailable => _isAvailable;

    /// <summary>Commits a batch.</summary>
    /// <param name="entries">The batch. An entry that the store refuses is replaced by one for quarantine.</param>
    /// <param name="deliveries">Where each came from.</param>
    /// <param name="stop">Gives up waiting for the store.</param>
    internal async Task<Filing[]> CommitAsync(List<IntakeEntry> entries, List<BrokerMessage> deliveries, CancellationToken stop)
    {
        try
        {
            return await KeepTryingAsync(entries, stop).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or CityException))
        {
            return await CommitOneByOneAsync(entries, deliveries, stop).ConfigureAwait(false);
        }
    }

    private async Task<Filing[]> CommitOneByOneAsync(List<IntakeEntry> entries, List<BrokerMessage> deliveries, CancellationToken stop)
    {
        Filing[] filings = new Filing[entries.Count];
        for (int i = 0; i < entries.Count; i++)
        {
            try
            {
                filings[i] = (await KeepTryingAsync([entries[i]], stop).ConfigureAwait(false))[0];
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or CityException))
            {
                ReceivedTopic.TryParse(deliveries[i].Topic, out ReceivedTopic parts);
                string detail = PrintableLine.Of(exception.Message);
                entries[i] = new QuarantineEntry(deliveries[i].Topic, parts.Kind is null ? null : parts.Box, QuarantineReason.Store, detail, entries[i].ReceivedUtc, entries[i].Payload);
                filings[i] = (await KeepTryingAsync([entries[i]], stop).ConfigureAwait(false))[0];
            }
        }

        return filings;
    }

    private async Task<Filing[]> KeepTryingAsync(IReadOnlyList<IntakeEntry> entries, CancellationToken stop)
    {
        TimeSpan delay = options.FirstRetryDelay;
        while (true)
        {
            try
            {
                // Not given up half-way: an orderly end never comes between the commit and its acknowledgement.
                Filing[] filings = await store.CommitAsync(entries, CancellationToken.None).ConfigureAwait(false);
                NoteAvailable();
                return filings;
            }
            catch (StoreUnavailableException unavailable)
            {
                NoteUnavailable(unavailable.Message);
            }

            await Task.Delay(delay, stop).ConfigureAwait(false);
            delay = RetryDelay.After(delay);
        }
    }

    private void NoteAvailable()
    {
        if (!_isAvailable)
        {
            _isAvailable = true;
            notify(new ReceiverNotice(NoticeKind.StoreAvailable, "stored again; nothing was lost, since nothing was acknowledged meanwhile"));
        }
    }

    private void NoteUnavailable(string message)
    {
        if (options.EndsWithoutStore)
        {
            throw new CityException(message);
        }

        if (_isAvailable)
        {
            _isAvailable = false;
            notify(new ReceiverNotice(NoticeKind.StoreUnavailable, $"{message}; no message is acknowledged until this is mended"));
        }
    }
}
