namespace EdgeNode.Commissioning;

/// <summary>Who signs the boxes' requests.</summary>
public interface ISigner
{
    /// <summary>Whether somebody there knows a box of this id.</summary>
    bool Knows(string node);

    /// <summary>The PEM of the roots under which the broker stands; null where the signer does not know them.</summary>
    string? Roots { get; }

    /// <summary>Whether somebody is there to open its key.</summary>
    bool CanSign { get; }

    /// <summary>Has a request signed; gives the standing certificate again for the same key and node.</summary>
    /// <param name="request">The request.</param>
    /// <param name="isRetry">Whether a key that the node had before was never put to use, such as one that a box had staged and lost.</param>
    /// <param name="tell">Is given what is waited for, a line.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>Null where nobody has signed yet, and the technician goes on later with the same command.</returns>
    /// <exception cref="StepException">It is not signed, or the certificate is of no use to this box.</exception>
    Task<SignedCertificate?> SignAsync(BoxRequest request, bool isRetry, Action<string> tell, CancellationToken cancel);

    /// <summary>The serial number of a certificate.</summary>
    /// <param name="node">The box that has it.</param>
    /// <param name="fingerprint">SHA-256 of its DER, 64 digits of 0-9a-f.</param>
    /// <returns>Null where nobody there knows it.</returns>
    string? SerialOf(string node, string fingerprint);

    /// <summary>Has the certificate of a box revoked that another has replaced.</summary>
    /// <param name="node">Node id of the old box.</param>
    /// <param name="serial">Serial number of its certificate, or empty.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>What was done, or what is left to do, in a line.</returns>
    Task<string> RevokeAsync(string node, string serial, CancellationToken cancel);
}
