using System.CommandLine;
using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary>The options that say for whom a certificate is: a box, a consumer or a broker.</summary>
public sealed class HolderOptions
{
    private readonly Option<string?> _node = new("--node") { Description = "For a box: its node id, 1 to 16 of a-z0-9-", HelpName = "NODE" };
    private readonly Option<string?> _tenant = new("--tenant") { Description = "For a box: its tenant", HelpName = "TENANT" };
    private readonly Option<string?> _consumer = new("--consumer") { Description = "For a program that reads what boxes send: its name", HelpName = "NAME" };
    private readonly Option<string[]> _hosts = new("--host") { Description = "For a broker: DNS name or address, once for each", HelpName = "HOST" };
    private readonly Option<bool> _replaceKey = new("--replace-key") { Description = "The name gets this key; the certificate of its other key is revoked" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_node);
        command.Add(_tenant);
        command.Add(_consumer);
        command.Add(_hosts);
        command.Add(_replaceKey);
    }

    /// <summary>What is done when the name has another key.</summary>
    public OtherKey OtherKey(ParseResult parsed)
    {
        return parsed.GetValue(_replaceKey) ? EdgeNode.Authority.OtherKey.Replace : EdgeNode.Authority.OtherKey.Refuse;
    }

    /// <summary>For whom.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="named">A node id that is taken where none is said, or null.</param>
    /// <exception cref="UnusableInputException">Nobody is said, or several.</exception>
    public CertificateHolder Read(ParseResult parsed, string? named = null)
    {
        string? node = parsed.GetValue(_node);
        string? tenant = parsed.GetValue(_tenant);
        string? consumer = parsed.GetValue(_consumer);
        string[] hosts = parsed.GetValue(_hosts) ?? [];
        bool isBox = node is not null || tenant is not null;
        int kinds = (isBox ? 1 : 0) + (consumer is null ? 0 : 1) + (hosts.Length == 0 ? 0 : 1);
        if (kinds != 1)
        {
            throw new UnusableInputException($"for whom: found {(kinds == 0 ? "nobody" : "several")}; allowed is one of --node NODE --tenant TENANT, --consumer NAME, --host HOST");
        }

        return isBox ? Box(node ?? named, tenant) : consumer is not null ? Consumer(consumer) : Broker(hosts);
    }

    private static CertificateHolder Box(string? node, string? tenant)
    {
        if (tenant is null || node is null)
        {
            throw new UnusableInputException(tenant is null
                ? "--tenant: found none; a box's certificate needs --node NODE --tenant TENANT"
                : "--node: found none, and the request does not name itself; needed: --node NODE");
        }

        HolderNames.RequireNode(node);
        HolderNames.RequireTenant(tenant);
        return new CertificateHolder(CertificateKind.Box, node, tenant, []);
    }

    private static CertificateHolder Consumer(string name)
    {
        HolderNames.RequireConsumer(name);
        return new CertificateHolder(CertificateKind.Consumer, name, null, []);
    }

    private static CertificateHolder Broker(string[] hosts)
    {
        BrokerHosts.Require(hosts);
        return new CertificateHolder(CertificateKind.Broker, hosts[0], null, hosts);
    }
}
