using System.Security.Cryptography.X509Certificates;
using EdgeNode.Contracts;

namespace EdgeNode.Commissioning;

/// <summary>What a box needs that nobody has said and that it does not have.</summary>
internal static class MissingValues
{
    private const string Passphrase = "passphrase-file";

    /// <summary>The names, in the order in which they are asked.</summary>
    /// <exception cref="PlanException">Nobody is named who would sign, which no answer can mend.</exception>
    public static IEnumerable<string> Of(BoxWork work)
    {
        if (work.NeedsCertificate && work.Options.Signer is null)
        {
            throw new PlanException("found nobody who signs, and the box has no certificate; allowed: --authority DIR, the city's CA in a folder, or --csr-out FILE --cert-in FILE for a CA elsewhere");
        }

        foreach (string name in PlanName.Settings)
        {
            bool isMissing = name == PartName.WifiPassword ? IsPasswordMissing(work) : PlanRules.SettingOf(name)!.IsRequired && work.Value(name) is null;
            if (isMissing)
            {
                yield return name;
            }
        }

        if (work.Plan[PlanName.Policy] is null && work.View.Policy.Count == 0)
        {
            yield return PlanName.Policy;
        }

        if (work.Plan[PlanName.Authorities] is null && work.Options.Signer?.Roots is null && work.View.Roots.Count == 0)
        {
            yield return PlanName.Authorities;
        }

        bool isKeyNeeded = work.NeedsCertificate || (work.Options.Replaced is not null && !work.Options.IsOffline);
        if (isKeyNeeded && work.Options.Signer is { CanSign: false })
        {
            yield return Passphrase;
        }
    }

    /// <summary>Reads what the plan names, so that what is wrong with it is told before the box is told anything.</summary>
    /// <exception cref="PlanException">A file cannot be used, or there can be no such label.</exception>
    public static BoxDocuments Documents(BoxWork work)
    {
        IReadOnlyList<string>? policy = work.Plan.Find(PlanName.Policy) is { } file ? PlanDocuments.ReadPolicy(file) : null;
        X509Certificate2Collection? roots = null;
        if (work.Plan.Find(PlanName.Authorities) is { } named)
        {
            roots = PlanDocuments.ReadRoots(named);
        }
        else if (work.Options.Signer?.Roots is { } pem)
        {
            roots = [];
            roots.ImportFromPem(pem);
        }

        if (work.Plan.Find(PlanName.Url) is { } url && work.Node is { } node)
        {
            PlanDocuments.RequireLabel(url, node, LabelStep.Address(work, url.Value));
        }

        return new BoxDocuments(policy, roots);
    }

    // Of an open network there is none, and the box cannot say so: it is asked with the name of the network.
    private static bool IsPasswordMissing(BoxWork work)
    {
        string? network = work.Plan[PartName.WifiName];
        bool isOther = network is null ? work.View[PartName.WifiName] is null : network != work.View[PartName.WifiName];
        return work.Questions.CanAsk && !work.HasAskedPassword && !work.IsPasswordTold && work.Plan[PartName.WifiPassword] is null && (isOther || work.Options.HasNewPassword);
    }
}
