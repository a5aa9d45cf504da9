using System.Text;
using EdgeNode.Authority;
using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>
/// Who may write and read what, as Mosquitto's acl_file has it: one user for each box and consumer that has a certificate which is not
/// revoked. Names are of <c>a-z0-9-</c>, so none can be read as a pattern.
/// </summary>
internal static class AccessRules
{
    /// <summary>The file for all that an authority has issued. Certificates that are over stand in it: TLS refuses those, and by a clock that is right.</summary>
    internal static string For(CityAuthority authority)
    {
        StringBuilder text = new($"{MosquittoFiles.Mark}: do not edit.\n");
        HashSet<string> names = [];
        foreach (IssuedCertificate one in authority.Certificates.Where(one => one.RevokedAt is null && one.Kind != CertificateKind.Broker && names.Add(one.Name)))
        {
            text.Append('\n').Append("user ").Append(one.Name).Append('\n');
            if (one.Kind == CertificateKind.Box)
            {
                Topics topics = new(one.Tenant!, one.Name);
                text.Append("topic write ").Append(topics.Prefix).Append("#\n");
                text.Append("topic read ").Append(topics.Inbox).Append('\n');
            }
            else
            {
                text.Append("topic read ").Append(Topics.Root).Append('/').Append(Topics.Version).Append("/#\n");
            }
        }

        return text.ToString();
    }
}
