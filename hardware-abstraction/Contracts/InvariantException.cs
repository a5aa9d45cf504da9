using System;

namespace EdgeNode.Contracts
{
    /// <summary>An <see cref="Invariant"/> does not hold. It carries nothing: what the firmware holds may be about a person.</summary>
    public sealed class InvariantException : InvalidOperationException
    {
    }
}
