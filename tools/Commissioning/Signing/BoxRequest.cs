namespace EdgeNode.Commissioning;

/// <summary>A box's request for its certificate.</summary>
/// <param name="Pem">PKCS#10, PEM, as the box has said it.</param>
/// <param name="Node">The node id that it is for.</param>
/// <param name="Tenant">The tenant whose box it is.</param>
public sealed record BoxRequest(string Pem, string Node, string Tenant)
{
    /// <summary>What the technician's screen and the CA's both show: SHA-256 of the public key, in groups of four digits.</summary>
    /// <exception cref="StepException">The request cannot be read.</exception>
    public string Fingerprint => RequestKey.Fingerprint(Pem);
}
