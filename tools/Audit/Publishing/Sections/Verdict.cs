namespace EdgeNode.Audit;

/// <summary>Results in words that say what they mean.</summary>
internal static class Verdict
{
    /// <summary>Whether a claim stands.</summary>
    public static string Of(ClaimResult claim)
    {
        return claim.IsPassed ? "stands" : claim.Tests.Count == 0 ? "not tried" : "does not stand";
    }
}
