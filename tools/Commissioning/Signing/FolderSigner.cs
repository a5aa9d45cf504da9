using System.Security.Cryptography.X509Certificates;
using EdgeNode.Authority;

namespace EdgeNode.Commissioning;

/// <summary>The city's CA in a folder on this machine.</summary>
public sealed class FolderSigner : ISigner
{
    private readonly CityAuthority _authority;
    private readonly Action<CityAuthority>? _unlock;
    private readonly Action<CityAuthority> _onChange;
    private bool _isUnlocked;

    /// <summary>Makes the signer.</summary>
    /// <param name="authority">The CA.</param>
    /// <param name="unlock">Opens its key, when it is needed first; null where nobody could.</param>
    /// <param name="onChange">Is called when a box's certificate was issued or revoked, so that the broker is told.</param>
    public FolderSigner(CityAuthority authority, Action<CityAuthority>? unlock, Action<CityAuthority> onChange)
    {
        _authority = authority;
        _unlock = unlock;
        _onChange = onChange;
    }

    /// <inheritdoc/>
    public string? Roots => _authority.Roots;

    /// <inheritdoc/>
    public bool CanSign => _unlock is not null;

    /// <inheritdoc/>
    public bool Knows(string node)
    {
        return _authority.Certificates.Any(certificate => certificate.Name == node);
    }

    /// <inheritdoc/>
    public string? SerialOf(string node, string fingerprint)
    {
        return _authority.Certificates.LastOrDefault(certificate => certificate.Name == node && certificate.Fingerprint == fingerprint)?.Serial;
    }

    /// <inheritdoc/>
    public Task<SignedCertificate?> SignAsync(BoxRequest request, bool isRetry, Action<string> tell, CancellationToken cancel)
    {
        return Do<SignedCertificate?>(() =>
        {
            IssuedCertificate issued = _authority.SignBox(request.Text, request.Node, request.Tenant, isRetry ? OtherKey.Replace : OtherKey.Refuse);
            _onChange(_authority);
            using X509Certificate2 certificate = X509Certificate2.CreateFromPem(issued.Pem);
            return SignedCertificate.Of(certificate);
        });
    }

    /// <inheritdoc/>
    public Task<string> RevokeAsync(string node, string serial, CancellationToken cancel)
    {
        if (Knows(node) && _authority.Find(node) is null)
        {
            return Task.FromResult($"the certificate of {node} is over or revoked already");
        }

        return Do(() =>
        {
            IReadOnlyList<IssuedCertificate> revoked = _authority.Revoke(node, X509RevocationReason.Superseded);
            _onChange(_authority);
            return $"the certificate of {node} is revoked, serial {string.Join(", ", revoked.Select(one => one.Serial))}";
        });
    }

    private Task<T> Do<T>(Func<T> action)
    {
        try
        {
            if (!_isUnlocked)
            {
                (_unlock ?? throw new StepException("found nobody who types the passphrase of the authority; needed: --passphrase-file FILE"))(_authority);
                _isUnlocked = true;
            }

            return Task.FromResult(action());
        }
        catch (CityAuthorityException failure)
        {
            throw new StepException(failure.Message, stopsBatch: true);
        }
    }
}
