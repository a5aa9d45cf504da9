namespace EdgeNode.Commissioning;

/// <summary>How far a box is.</summary>
public static class LedgerState
{
    /// <summary>It was told everything, without the site's network; trial, test and lock are left.</summary>
    public const string Prepared = "prepared";

    /// <summary>It is proven and locked.</summary>
    public const string Locked = "locked";

    /// <summary>Another box has taken its place, and its certificate is revoked.</summary>
    public const string Replaced = "replaced";
}
