using System.Net;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Policies;

namespace EdgeNode.Authority;

/// <summary>Under which names and addresses boxes and consumers reach a broker. Its certificate has them, or they refuse it.</summary>
public static class BrokerHosts
{
    private const int GreatestLength = 64;
    private const int GreatestLabelLength = 63;
    private const int Most = 16;

    /// <summary>Looks whether hosts can stand in a certificate.</summary>
    /// <exception cref="CityAuthorityException">There are none or too many, one stands twice, or one is neither a name nor an address.</exception>
    public static void Require(IReadOnlyList<string> hosts)
    {
        if (hosts.Count is 0 or > Most)
        {
            throw new CityAuthorityException($"--host: found {hosts.Count} hosts; allowed: 1 to {Most}");
        }

        foreach ((int number, string host) in hosts.Index())
        {
            if (!IsAddress(host) && !IsName(host))
            {
                throw new CityAuthorityException($"--host: found '{FoundText.Of(host)}'; allowed: a DNS name of a-z0-9.-, at most {GreatestLength} characters, or an IP address, without a port");
            }

            if (hosts.Take(number).Contains(host))
            {
                throw new CityAuthorityException($"--host: found {host} twice; allowed: each host once");
            }
        }
    }

    /// <summary>The hosts of a broker's certificate, its common name first.</summary>
    internal static IReadOnlyList<string> Of(X509Certificate2 certificate)
    {
        string? first = BrokerCertificates.CommonNameOf(certificate);
        X509SubjectAlternativeNameExtension[] names = [.. certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>()];
        string[] hosts = [.. names.SelectMany(name => name.EnumerateDnsNames()), .. names.SelectMany(name => name.EnumerateIPAddresses()).Select(address => address.ToString())];
        return [.. hosts.OrderBy(host => host == first ? 0 : 1)];
    }

    // Not '1', which is an address to .NET, nor one with a zone.
    private static bool IsAddress(string host)
    {
        return IPAddress.TryParse(host, out IPAddress? address) && address.ToString() == host && !host.Contains('%');
    }

    private static bool IsName(string host)
    {
        return host.Length <= GreatestLength
            && host.Split('.').All(label => label.Length is > 0 and <= GreatestLabelLength
                && !label.StartsWith('-') && !label.EndsWith('-')
                && label.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            && !host.Split('.')[^1].All(char.IsAsciiDigit);
    }
}
