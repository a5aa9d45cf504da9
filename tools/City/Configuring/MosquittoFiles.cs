namespace EdgeNode.City;

/// <summary>The files of a broker's folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class MosquittoFiles(string folder)
{
    /// <summary>What <c>mosquitto -c</c> is told.</summary>
    internal string Settings => Path.Combine(folder, "mosquitto.conf");

    /// <summary>Who may write and read what.</summary>
    internal string Access => Path.Combine(folder, "acl");

    /// <summary>The authorities by which clients are judged: the root, and the issuing one, since boxes send their own certificate only.</summary>
    internal string Authorities => Path.Combine(folder, "ca.crt");

    /// <summary>The broker's certificate and the issuing authority's.</summary>
    internal string Certificate => Path.Combine(folder, "broker.crt");

    /// <summary>The broker's key.</summary>
    internal string Key => Path.Combine(folder, "broker.key");

    /// <summary>The list of revoked certificates.</summary>
    internal string RevocationList => Path.Combine(folder, "crl.pem");

    /// <summary>What the broker keeps: its queues, and who is running.</summary>
    internal string Store => Path.Combine(folder, "store");

    /// <summary>The number of the process that runs.</summary>
    internal string ProcessId => Path.Combine(Store, "mosquitto.pid");

    /// <summary>Keys and certificates of consumers, to be taken from here.</summary>
    internal string Consumers => Path.Combine(folder, "consumers");
}
