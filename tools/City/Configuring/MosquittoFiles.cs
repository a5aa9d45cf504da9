namespace EdgeNode.City;

/// <summary>The files of a broker's folder.</summary>
/// <param name="folder">The folder.</param>
internal sealed class MosquittoFiles(string folder)
{
    /// <summary>How a file begins that is written by this code, and may be written again.</summary>
    internal const string Mark = "# Written by edgenode broker config";

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

    /// <summary>Looks whether what is there may be written over: a folder of somebody's own broker is not.</summary>
    /// <param name="roots">The root's certificate, which an earlier run has put into <see cref="Authorities"/>.</param>
    /// <exception cref="CityException">It is somebody else's, or of another authority.</exception>
    internal void RequireOwn(string roots)
    {
        foreach ((string path, string begin) in new[] { (Settings, Mark), (Access, Mark), (Authorities, roots) })
        {
            if (File.Exists(path) && !ReadText(path).StartsWith(begin, StringComparison.Ordinal))
            {
                throw new CityException($"{path}: found a file that edgenode broker config did not write for this authority; allowed: an empty folder, or one that it wrote");
            }
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"{path}: cannot be read: {failure.Message}");
        }
    }
}
