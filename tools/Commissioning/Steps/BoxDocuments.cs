using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Commissioning;

/// <summary>The documents that a plan names.</summary>
/// <param name="Policy">Lines of the policy, or null to leave the box's.</param>
/// <param name="Roots">The roots that the broker is judged by, or null to leave the box's.</param>
internal sealed record BoxDocuments(IReadOnlyList<string>? Policy, X509Certificate2Collection? Roots);
