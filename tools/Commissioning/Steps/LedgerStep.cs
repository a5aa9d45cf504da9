using System.Globalization;

namespace EdgeNode.Commissioning;

/// <summary>Writes into the workshop's ledger what became of the box.</summary>
internal sealed class LedgerStep : IStep
{
    public string Name => "ledger";

    public string? Left(BoxWork work)
    {
        return work.Options.Ledger is { } ledger && !work.IsWritten ? $"add a line to {ledger.Path}" : null;
    }

    public Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        LedgerLine line = work.Line! with { Time = Now() };
        bool isNew = work.Options.Ledger!.Append(line);
        work.IsWritten = true;
        return Task.FromResult($"{line.Node} {line.State}{(isNew ? "" : ", as before")}");
    }

    /// <summary>The time for a line.</summary>
    internal static string Now()
    {
        return DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
