using System.Security.Cryptography;
using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>Random bytes of the operating system, for a virtual box whose key is to be as good as that of a real one.</summary>
public sealed class SystemEntropy : IEntropy
{
    /// <inheritdoc/>
    public bool TryFill(byte[] buffer)
    {
        RandomNumberGenerator.Fill(buffer);
        return true;
    }
}
