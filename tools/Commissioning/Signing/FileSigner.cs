using System.Security.Cryptography.X509Certificates;
using EdgeNode.Authority;
using EdgeNode.Boards;
using EdgeNode.Flashing;

namespace EdgeNode.Commissioning;

/// <summary>A CA elsewhere: the request goes out as a file, the certificate comes in as one.</summary>
public sealed class FileSigner : ISigner
{
    private const string NodeMark = "{node}";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string _requestFile;
    private readonly string? _certificateFile;
    private readonly X509Certificate2Collection _issuers;

    /// <summary>Makes the signer.</summary>
    /// <param name="requestFile">Where the request goes; <c>{node}</c> in it becomes the box's id.</param>
    /// <param name="certificateFile">Where the certificate comes from; <c>{node}</c> too. Null to end with the request.</param>
    /// <param name="issuers">The CA that has to have signed, or none.</param>
    public FileSigner(string requestFile, string? certificateFile, X509Certificate2Collection issuers)
    {
        _requestFile = requestFile;
        _certificateFile = certificateFile;
        _issuers = issuers;
    }

    /// <inheritdoc/>
    public string? Roots => null;

    /// <inheritdoc/>
    public bool CanSign => true;

    /// <summary>Whether the two files are others for each box.</summary>
    public bool IsForMany => _requestFile.Contains(NodeMark, StringComparison.Ordinal) && _certificateFile?.Contains(NodeMark, StringComparison.Ordinal) != false;

    /// <inheritdoc/>
    public bool Knows(string node)
    {
        return false;
    }

    /// <inheritdoc/>
    public string? SerialOf(string node, string fingerprint)
    {
        return null;
    }

    /// <inheritdoc/>
    public async Task<SignedCertificate?> SignAsync(BoxRequest request, bool isRetry, Action<string> tell, CancellationToken cancel)
    {
        string file = Named(_requestFile, request);
        try
        {
            await File.WriteAllTextAsync(file, request.Pem, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StepException($"--csr-out: {file}: cannot be written: {failure.Message}");
        }

        if (_certificateFile is null)
        {
            return null;
        }

        string answer = Named(_certificateFile, request);
        tell($"the request is in {file}; waiting for the certificate in {answer}; keep the box's power on, its key is only staged");
        while (!IsWhole(answer))
        {
            await Task.Delay(Pause, cancel);
        }

        byte[] content = BoundedFile.TryRead(answer, CertificateAnswer.GreatestLength, out byte[] read, out string found)
            ? read
            : throw new StepException($"--cert-in: {answer}: found {found}; allowed: the certificate of the box, PEM or DER");
        return Take(content, $"--cert-in: {answer}", request);
    }

    /// <inheritdoc/>
    public Task<string> RevokeAsync(string node, string serial, CancellationToken cancel)
    {
        return Task.FromResult(serial.Length > 0
            ? $"have the CA revoke the certificate {serial} of {node}, and the broker read its CRL"
            : $"have the CA revoke the certificate of {node}, and the broker read its CRL; the ledger does not know its serial number");
    }

    private SignedCertificate Take(byte[] content, string place, BoxRequest request)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        string clock = "";
        try
        {
            using CertificateAnswer answer = CertificateAnswer.Parse(content, place);
            bool isDated = now >= answer.Certificate.NotBefore && now <= answer.Certificate.NotAfter;
            clock = isDated ? "" : "; if this computer's clock is wrong, set it right and run the same command again";
            answer.Require(request.Node, request.Text.Fingerprint, _issuers, now);
            return SignedCertificate.Of(answer.Certificate);
        }
        catch (CityAuthorityException failure)
        {
            throw new StepException(failure.Message + clock);
        }
    }

    private static string Named(string pattern, BoxRequest request)
    {
        return pattern.Replace(NodeMark, request.Node, StringComparison.Ordinal);
    }

    // Whoever writes it may not be done yet: PEM has an end that is seen, DER its length.
    private static bool IsWhole(string path)
    {
        if (Directory.Exists(path))
        {
            throw new StepException($"--cert-in: {path}: found a folder; allowed: a file, which may come later");
        }

        try
        {
            return File.Exists(path) && new FileInfo(path).Length > 0 && (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Pause || CertificateText.Read(File.ReadAllBytes(path)).Count > 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>How to go on when the CA has signed.</summary>
    public string HowToGoOn(string node)
    {
        string file = _requestFile.Replace(NodeMark, node, StringComparison.Ordinal);
        return $"have the CA sign {ShellWord.Of(file)}, keep the box's power on (its key is only staged), and run the same command with --cert-in FILE";
    }
}
