namespace EdgeNode.Commissioning;

/// <summary>The steps in their order, and which of them a box is due.</summary>
internal static class StepOrder
{
    /// <summary>Makes the steps for one box.</summary>
    public static IReadOnlyList<IStep> Make()
    {
        return
        [
            new LookStep(), new AnswersStep(), new SettingsStep(), new UnlockSecretStep(), new PolicyStep(), new RootsStep(), new RequestStep(), new SignatureStep(),
            new CertificateStep(), new CommitStep(), new TestStep(), new ProofStep(), new LockStep(), new LabelStep(), new LedgerStep(), new ReplaceStep(),
        ];
    }

    /// <summary>Whether a step is for this box at all. In the workshop there is no network, and a locked box is done but for what is written down.</summary>
    public static bool IsDue(IStep step, BoxWork work)
    {
        bool isOfLadder = step is TestStep or ProofStep or LockStep;
        bool isOfBox = step is not (LookStep or LabelStep or LedgerStep or ReplaceStep);
        return !(isOfLadder && work.Options.IsOffline) && !(isOfBox && work.View.IsLocked);
    }

    /// <summary>Whether a step tells something that is staged until the commit.</summary>
    public static bool IsTelling(IStep step)
    {
        return step is SettingsStep or UnlockSecretStep or PolicyStep or RootsStep or RequestStep or CertificateStep;
    }
}
