using EdgeNode.Authority;

namespace EdgeNode.City;

/// <summary>A folder with all that Mosquitto needs to be a city's broker.</summary>
/// <param name="folder">The folder.</param>
/// <param name="authority">Who issues the certificates.</param>
public sealed class MosquittoSetup(string folder, CityAuthority authority)
{
    /// <summary>The port where nobody says another.</summary>
    public const int DefaultPort = 8883;

    private const string Root = "root";

    private readonly MosquittoFiles _files = new(folder);

    /// <summary>The settings file, for <c>mosquitto -c</c>.</summary>
    public string SettingsFile => _files.Settings;

    /// <summary>
    /// The commands that start the broker, each as its words. Started as root it becomes the user mosquitto, who must be able to read
    /// its key and access rules, and to write its store.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> StartCommands
    {
        get
        {
            string[] start = ["mosquitto", "-c", _files.Settings];
            return Environment.UserName == Root ? [["chown", "-R", "mosquitto", _files.Access, _files.Key, _files.Store], start] : [start];
        }
    }

    /// <summary>Where consumers find their files.</summary>
    public string ConsumerFolder => _files.Consumers;

    /// <summary>Writes access rules and revocation list of the authority into a broker's folder, and asks the broker to read them.</summary>
    /// <param name="folder">The folder, which <see cref="Write"/> has made.</param>
    /// <param name="authority">The authority; its key is not needed.</param>
    /// <exception cref="CityException">It is no such folder, or cannot be written.</exception>
    public static ReloadOutcome Refresh(string folder, CityAuthority authority)
    {
        MosquittoFiles files = new(folder);
        if (!File.Exists(files.Settings))
        {
            throw new CityException($"{folder}: found no mosquitto.conf; allowed: a folder that edgenode broker config wrote");
        }

        files.RequireOwn(authority.Roots);
        WriteLists(files, authority);
        return RunningMosquitto.Reload(files.ProcessId);
    }

    /// <summary>Looks whether the folder can be written, before anybody is asked for a passphrase.</summary>
    /// <exception cref="CityException">It has files that are not of an earlier run.</exception>
    public void Require()
    {
        _files.RequireOwn(authority.Roots);
    }

    /// <summary>Whether the issuing key is needed to write what is asked for: the broker or a consumer has no certificate yet.</summary>
    /// <param name="hosts">Under which the broker is reached; none to keep those of its certificate.</param>
    /// <param name="consumers">Names of consumers.</param>
    /// <exception cref="CityAuthorityException">A name is none.</exception>
    public bool NeedsKey(IReadOnlyList<string> hosts, IReadOnlyList<string> consumers)
    {
        RequireNames(hosts, consumers);
        return Standing(hosts) is null || consumers.Any(name => Standing(name) is null);
    }

    /// <summary>The hosts of the certificate that the folder has; none where it has none.</summary>
    public IReadOnlyList<string> Hosts => ShownCertificate.In(_files.Certificate, authority)?.Hosts ?? [];

    /// <summary>Writes everything, and asks a broker that runs from the folder to read it.</summary>
    /// <param name="hosts">Under which the broker is reached; none to keep those of its certificate.</param>
    /// <param name="port">The port; null to keep the settings that are there.</param>
    /// <param name="consumers">Names of consumers that get a key and a certificate.</param>
    /// <param name="otherKey">What is done when the first host, or a consumer, has a certificate for a key that is not in the folder.</param>
    /// <exception cref="CityException">The folder cannot be written.</exception>
    /// <exception cref="CityAuthorityException">A certificate is not issued.</exception>
    public ReloadOutcome Write(IReadOnlyList<string> hosts, int? port, IReadOnlyList<string> consumers, OtherKey otherKey = OtherKey.Refuse)
    {
        RequireNames(hosts, consumers);
        _files.RequireOwn(authority.Roots);
        MakeFolders(hasConsumers: consumers.Count > 0);
        IssuedCertificate broker = Standing(hosts) ?? Certify(hosts, otherKey);
        KeptFile.Write(_files.Certificate, broker.ChainPem);
        foreach (string name in consumers)
        {
            IssuedCertificate consumer = Standing(name) ?? CertifiedKey.Write(KeyOf(name), CertificateOf(name), hasChain: false, request => authority.SignConsumer(request, name, otherKey));
            KeptFile.Write(CertificateOf(name), consumer.Pem);
        }

        if (consumers.Count > 0)
        {
            KeptFile.Write(Path.Combine(_files.Consumers, "ca.crt"), authority.Roots);
        }

        WriteLists(_files, authority);
        if (port is not null || hosts.Count > 0 || !File.Exists(_files.Settings))
        {
            KeptFile.Write(_files.Settings, MosquittoSettings.Text(_files, broker.Hosts, port ?? MosquittoSettings.PortIn(_files) ?? DefaultPort));
        }

        return RunningMosquitto.Reload(_files.ProcessId);
    }

    private static void RequireNames(IReadOnlyList<string> hosts, IReadOnlyList<string> consumers)
    {
        if (hosts.Count > 0)
        {
            BrokerHosts.Require(hosts);
        }

        foreach (string name in consumers)
        {
            HolderNames.RequireConsumer(name);
        }
    }

    private static void WriteLists(MosquittoFiles files, CityAuthority authority)
    {
        KeptFile.Write(files.Authorities, authority.Roots + authority.IssuingPem);
        KeptFile.Write(files.RevocationList, authority.RevocationListPem);
        KeptFile.Write(files.Access, AccessRules.For(authority), isNarrow: true);
    }

    // With the key that is there, where one is.
    private IssuedCertificate Certify(IReadOnlyList<string> hosts, OtherKey otherKey)
    {
        IReadOnlyList<string> wanted = hosts.Count > 0 ? hosts : Hosts;
        return CertifiedKey.Write(_files.Key, _files.Certificate, hasChain: true, request => authority.SignBroker(request, wanted, otherKey));
    }

    private IssuedCertificate? Standing(IReadOnlyList<string> hosts)
    {
        return ShownCertificate.Newest(_files.Certificate, _files.Key, authority, one => one.Kind == CertificateKind.Broker && (hosts.Count == 0 || hosts.ToHashSet().SetEquals(one.Hosts)));
    }

    private IssuedCertificate? Standing(string consumer)
    {
        return ShownCertificate.Newest(CertificateOf(consumer), KeyOf(consumer), authority, one => one.Kind == CertificateKind.Consumer && one.Name == consumer);
    }

    private string KeyOf(string consumer)
    {
        return Path.Combine(_files.Consumers, consumer + ".key");
    }

    private string CertificateOf(string consumer)
    {
        return Path.Combine(_files.Consumers, consumer + ".crt");
    }

    private void MakeFolders(bool hasConsumers)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (string inner in hasConsumers ? [_files.Store, _files.Consumers] : new[] { _files.Store })
            {
                if (OperatingSystem.IsWindows())
                {
                    Directory.CreateDirectory(inner);
                }
                else
                {
                    Directory.CreateDirectory(inner, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"{folder}: cannot be written: {failure.Message}");
        }
    }
}
