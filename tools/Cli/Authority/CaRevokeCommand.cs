using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Authority;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary><c>edgenode ca revoke NAME|SERIAL</c>: takes a certificate back, and writes the list that brokers read.</summary>
public static class CaRevokeCommand
{
    private static readonly Dictionary<string, X509RevocationReason> Reasons = new()
    {
        ["unspecified"] = X509RevocationReason.Unspecified,
        ["key-compromise"] = X509RevocationReason.KeyCompromise,
        ["superseded"] = X509RevocationReason.Superseded,
        ["cessation-of-operation"] = X509RevocationReason.CessationOfOperation,
        ["privilege-withdrawn"] = X509RevocationReason.PrivilegeWithdrawn,
    };

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Argument<string> name = new("NAME") { Description = "Node id, consumer or first host of a broker: all its certificates; or a serial number: that one" };
        AuthorityOptions authority = new();
        Option<string> reason = new("--reason") { Description = $"Why: {string.Join(", ", Reasons.Keys)}", HelpName = "REASON", DefaultValueFactory = _ => "unspecified" };
        reason.CompletionSources.Add([.. Reasons.Keys]);
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Command command = new("revoke", "Revokes certificates and writes crl.pem. A broker hears of it with: edgenode broker config") { name, reason, json };
        authority.AddTo(command, needsKey: true);
        command.SetAction(parsed =>
        {
            string given = parsed.GetRequiredValue(reason);
            if (!Reasons.TryGetValue(given, out X509RevocationReason why))
            {
                throw new UnusableInputException($"--reason: found '{FoundText.Of(given)}'; allowed: {string.Join(", ", Reasons.Keys)}");
            }

            using CityAuthority opened = authority.Open(parsed);
            authority.Unlock(opened, parsed);
            IReadOnlyList<IssuedCertificate> revoked = opened.Revoke(parsed.GetRequiredValue(name), why);
            if (parsed.GetValue(json))
            {
                JsonOutput.Print(revoked.Select(one => CertificateFile.Describe(one, null)));
                return ExitCode.Ok;
            }

            foreach (IssuedCertificate one in revoked)
            {
                Console.WriteLine($"revoked: {one.Kind.ToString().ToLowerInvariant()} {one.Name}, serial {one.Serial}");
            }

            Console.WriteLine($"{PlainText.OneLine(Path.Combine(opened.Folder, "crl.pem"))}: written. A broker reads it after: edgenode broker config");
            return ExitCode.Ok;
        });
        return command;
    }
}
