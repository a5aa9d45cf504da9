using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.Authority;
using EdgeNode.Flashing;
using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>The files that a plan names, read and judged before a box is told of them.</summary>
public static class PlanDocuments
{
    /// <summary>Judges what a plan names, so that what is wrong with it is told before a box is told anything.</summary>
    /// <exception cref="PlanException">A file cannot be used, or there can be no such label.</exception>
    public static void Require(BoxPlan plan)
    {
        if (plan.Find(PlanName.Policy) is { } policy)
        {
            ReadPolicy(policy);
        }

        if (plan.Find(PlanName.Authorities) is { } roots)
        {
            ReadRoots(roots);
        }

        if (plan is { Node: { } node } && plan.Find(PlanName.Url) is { } url)
        {
            RequireLabel(url, node, LabelStep.Address(url.Value, node, plan.Site));
        }
    }

    /// <summary>Judges the address of a label.</summary>
    /// <exception cref="PlanException">There can be no such label.</exception>
    internal static void RequireLabel(PlanValue url, string node, string address)
    {
        try
        {
            _ = BoxLabel.Make(node, address);
        }
        catch (FlashException fault)
        {
            throw new PlanException(fault.Message.Replace("--url: ", $"{url.Where}: ", StringComparison.Ordinal));
        }
    }

    /// <summary>Reads a policy.</summary>
    /// <param name="file">Names it.</param>
    /// <returns>Its lines.</returns>
    /// <exception cref="PlanException">It cannot be read, or the firmware would refuse it.</exception>
    public static IReadOnlyList<string> ReadPolicy(PlanValue file)
    {
        byte[] text = PrivateFile.Read(file.Where, file.Value, PolicyParser.GreatestLength, "a policy text");
        if (!PolicyParser.TryParse(text, out _, out PolicyFault? fault))
        {
            string line = fault.Line == 0 ? "" : $":{fault.Line}";
            throw new PlanException($"{file.Where}: {file.Value}{line}: found {fault.Found}; allowed: {fault.Allowed}");
        }

        return Encoding.UTF8.GetString(text).TrimEnd('\n').Split('\n');
    }

    /// <summary>Reads the roots that the broker is judged by, as openssl and step-ca write them.</summary>
    /// <param name="file">Names their file: PEM, one after the other; or one in DER.</param>
    /// <exception cref="PlanException">It cannot be read, holds no certificate, or one that can be no root today.</exception>
    public static X509Certificate2Collection ReadRoots(PlanValue file)
    {
        byte[] content = PrivateFile.Read(file.Where, file.Value, PartTable.GreatestPemLength, "the CA certificates of the broker, PEM");
        X509Certificate2Collection roots = CertificateText.Read(content);
        if (roots.Count == 0)
        {
            throw new PlanException($"{file.Where}: {file.Value}: found no certificate; allowed: the CA certificates of the broker, PEM, one after the other");
        }

        return BrokerCertificates.OfAuthorities(roots, DateTimeOffset.UtcNow) is { } fault
            ? throw new PlanException($"{file.Where}: {file.Value}: found {fault.Found}; allowed: {fault.Allowed}")
            : roots;
    }
}
