namespace EdgeNode.Commissioning;

/// <summary>Locks the box: it begins its work, and takes no settings.</summary>
internal sealed class LockStep : IStep
{
    public string Name => "lock";

    public string? Left(BoxWork work)
    {
        return work.View.IsLocked ? null : "lock the box";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        work.Line = LineOf(work);
        LockingFile.Write(work.Options.SecretsFolder, work.Line);
        work.Watcher.Tell("the box restarts");
        BoxAnswer answer = await work.Console.RestartAsync("lock", cancel);
        if (!answer.IsOk)
        {
            LockingFile.Remove(work.Options.SecretsFolder, work.Line.Node);
            work.Line = null;
            throw new StepException($"the box is not locked: {answer.Words}");
        }

        await work.LookAsync(cancel);
        return work.View.IsLocked ? "it counts and measures, and takes no settings" : throw new StepException("the box is not locked; run the same command again");
    }

    internal static LedgerLine LineOf(BoxWork work)
    {
        string node = work.Node!;
        LedgerLine? before = work.Options.Ledger?.LastOf(node);
        string fingerprint = work.View[Provisioning.SettingName.Certificate] ?? "";
        string serial = work.Certificate?.Fingerprint == fingerprint ? work.Certificate.Serial : before?.Fingerprint == fingerprint ? before.Serial : work.Options.Signer?.SerialOf(node, fingerprint) ?? "";
        return new LedgerLine(node, work.Value(Provisioning.SettingName.Site) ?? "", work.View.Board, work.View.Firmware, serial, fingerprint, "", work.Options.Who, LedgerState.Locked);
    }
}
