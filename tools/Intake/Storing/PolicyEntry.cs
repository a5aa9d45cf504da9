using EdgeNode.Policies;

namespace EdgeNode.Intake;

/// <summary>A policy that can be used: its grammar and the floor are kept.</summary>
public sealed class PolicyEntry : IntakeEntry
{
    /// <summary>Makes an entry.</summary>
    /// <param name="box">Whose topic it came on.</param>
    /// <param name="policy">What it says.</param>
    /// <param name="hash">Its name: the first 128 bits of SHA-256 of the text without signatures.</param>
    /// <param name="receivedUtc">When it came.</param>
    /// <param name="payload">The text as it came, signatures included.</param>
    public PolicyEntry(BoxName box, Policy policy, UInt128 hash, DateTime receivedUtc, ReadOnlyMemory<byte> payload)
        : base(receivedUtc, payload)
    {
        Box = box;
        Policy = policy;
        Hash = hash;
    }

    /// <summary>Whose topic it came on.</summary>
    public BoxName Box { get; }

    /// <summary>What it says.</summary>
    public Policy Policy { get; }

    /// <summary>Its name, as summaries have it.</summary>
    public UInt128 Hash { get; }
}
