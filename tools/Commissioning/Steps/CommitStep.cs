namespace EdgeNode.Commissioning;

/// <summary>Makes what was told take effect; the box restarts.</summary>
internal sealed class CommitStep : IStep
{
    private static readonly string[] OfCertificate = ["other-key", "other-node", "expired", "not-yet-valid", "fingerprint", "damaged", "no-certificate"];

    public string Name => "commit";

    public string? Left(BoxWork work)
    {
        return work.HasTold || work.View.IsStaged || !work.View.HasSet ? "have what was told take effect" : null;
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        work.Watcher.Tell("the box restarts");
        BoxAnswer answer = await work.Console.RestartAsync("commit", cancel);
        if (OfCertificate.Contains(answer.ErrorCode) && work.Certificate is null && work.Options.Signer is not null)
        {
            // One of an earlier run that no longer fits: the steps before make another.
            work.IsCertificateBad = true;
            work.IsKeyBad = answer.ErrorCode == "other-node";
            throw new GoBackException($"the certificate that the box has is of no use ({answer.Words})");
        }

        if (!answer.IsOk)
        {
            throw new StepException($"the box does not take what was told: {answer.Words}{CertificateStep.Advice(answer.ErrorCode)}");
        }

        await work.LookAsync(cancel);
        return work.View.HasSet ? $"set {work.View.SetLine}" : throw new StepException($"the box does not run what was told: {work.View.SetLine}");
    }
}
