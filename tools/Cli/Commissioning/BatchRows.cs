using EdgeNode.Commissioning;
using EdgeNode.Provisioning;

namespace EdgeNode.Cli;

/// <summary>Whether the rows of a batch go together with the site file, the files that they name, and the ledger; all that does not is told.</summary>
internal static class BatchRows
{
    /// <summary>Looks at them.</summary>
    /// <exception cref="PlanException">Something in a row cannot be; a line for each.</exception>
    public static void Require(ProvisionRequest request, IReadOnlyList<BatchRow> rows, IReadOnlyList<LedgerLine> ledger)
    {
        string[] faults = [.. rows.Select(row => Fault(request, row, ledger)).OfType<string>().Distinct()];
        if (faults.Length > 0)
        {
            throw new PlanException(string.Join('\n', faults));
        }
    }

    private static string? Fault(ProvisionRequest request, BatchRow row, IReadOnlyList<LedgerLine> ledger)
    {
        try
        {
            BoxPlan plan = ProvisionRun.PlanOf(request, row);
            PlanDocuments.Require(plan);
            LedgerLine? last = ledger.LastOrDefault(line => line.Node == row[SettingName.Node]);
            return last is null || plan.Site is null || last.Site == plan.Site
                ? null
                : $"{request.Batch}:{row.Line}: node: found {plan.Node} for {plan.Site}, which {request.Ledger} has at {last.Site}; allowed: the same site, or another node id";
        }
        catch (PlanException fault)
        {
            return fault.Message;
        }
    }
}
