namespace EdgeNode.Commissioning;

/// <summary>Has the certificate of the old box revoked, once the new one has taken its place.</summary>
internal sealed class ReplaceStep : IStep
{
    public string Name => "replace";

    public string? Left(BoxWork work)
    {
        return work.Options.Replaced is { } old && !work.IsReplaced ? $"revoke the certificate of {old}" : null;
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        string old = work.Options.Replaced!;
        LedgerLine? line = work.Options.Ledger?.LastOf(old);
        string outcome = work.Options.IsOffline
            ? $"{old} stays until the new box is locked: run the same command on the ladder, without --offline"
            : work.Options.Signer is { } signer ? await signer.RevokeAsync(old, line?.Serial ?? "", cancel)
            : $"nobody was named who revokes; have the CA revoke the certificate of {old}{(line is { Serial.Length: > 0 } ? $", serial {line.Serial}" : "")}";
        if (!work.Options.IsOffline && line is not null)
        {
            work.Options.Ledger!.Append(line with { Time = LedgerStep.Now(), Who = work.Options.Who, State = LedgerState.Replaced });
        }

        work.IsReplaced = true;
        return outcome;
    }
}
