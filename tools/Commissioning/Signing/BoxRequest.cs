using System.Text;
using EdgeNode.Authority;

namespace EdgeNode.Commissioning;

/// <summary>A box's request for its certificate.</summary>
public sealed class BoxRequest
{
    /// <summary>Reads what the box has said.</summary>
    /// <param name="pem">PKCS#10, PEM.</param>
    /// <param name="node">The node id that it is for.</param>
    /// <param name="tenant">The tenant whose box it is.</param>
    /// <exception cref="StepException">It cannot be read, or is not signed by its key: bytes were lost on the cable.</exception>
    public BoxRequest(string pem, string node, string tenant)
    {
        Pem = pem;
        Node = node;
        Tenant = tenant;
        try
        {
            Text = CertificateRequestText.Parse(Encoding.ASCII.GetBytes(pem), "csr");
        }
        catch (CityAuthorityException failure)
        {
            throw new StepException($"{failure.Message}; check the cable, and run the same command again");
        }
    }

    /// <summary>PKCS#10, PEM.</summary>
    public string Pem { get; }

    /// <summary>The node id that it is for.</summary>
    public string Node { get; }

    /// <summary>The tenant whose box it is.</summary>
    public string Tenant { get; }

    /// <summary>The request as a CA takes it.</summary>
    public CertificateRequestText Text { get; }

    /// <summary>What the technician's screen and the CA's both show, in groups of four digits.</summary>
    public string Fingerprint => RequestFingerprint.Grouped(Text.Fingerprint);
}
