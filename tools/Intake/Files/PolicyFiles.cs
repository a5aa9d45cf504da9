using System.Security.Cryptography;

namespace EdgeNode.Intake;

/// <summary><c>policy.txt</c> is the newest policy; one that another replaces is kept as <c>policy-HASH.txt</c>.</summary>
/// <param name="folder">Where they are.</param>
internal sealed class PolicyFiles(string folder)
{
    private const int HashBytes = 16;

    private readonly string _newest = Path.Combine(folder, "policy.txt");

    /// <summary>Whether it is the newest one already.</summary>
    internal bool IsNewest(ReadOnlySpan<byte> payload)
    {
        return File.Exists(_newest) && File.ReadAllBytes(_newest).AsSpan().SequenceEqual(payload);
    }

    /// <summary>Makes a policy the newest one. Doing it twice changes nothing more.</summary>
    /// <exception cref="IOException">There is no room for it; then the newest stays.</exception>
    internal void Keep(ReadOnlyMemory<byte> payload)
    {
        if (IsNewest(payload.Span))
        {
            return;
        }

        string next = _newest + ".new";
        Write(next, payload);
        if (File.Exists(_newest))
        {
            File.Copy(_newest, next + ".old", overwrite: true);
            File.Move(next + ".old", OlderPathOf(File.ReadAllBytes(_newest)), overwrite: true);
        }

        File.Move(next, _newest, overwrite: true);
        File.Delete(OlderPathOf(payload.Span));
    }

    private static void Write(string path, ReadOnlyMemory<byte> payload)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Create);
            stream.Write(payload.Span);
            stream.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            File.Delete(path);
            throw;
        }
    }

    private string OlderPathOf(ReadOnlySpan<byte> policy)
    {
        return Path.Combine(folder, $"policy-{Convert.ToHexStringLower(SHA256.HashData(policy).AsSpan(0, HashBytes))}.txt");
    }
}
