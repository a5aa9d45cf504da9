using System.Security.Cryptography.X509Certificates;
using EdgeNode.Authority;
using EdgeNode.City;
using EdgeNode.Commissioning;
using EdgeNode.Composition;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Cli;

/// <summary>All that a command opens before it looks at a box: CA, ledger, the broker's certificates. What cannot be used is told here.</summary>
internal sealed class ProvisionSetup : IDisposable
{
    private readonly CityAuthority? _authority;
    private readonly ClientCredentials? _credentials;
    private bool _isNoted;

    private ProvisionSetup(ProvisionRequest request, ProvisionDisplay display)
    {
        Display = display;
        Answers = new TypedAnswers(display, request.CanAsk);
        Ledger ledger = new(request.Ledger);
        if (!request.IsDryRun)
        {
            ledger.RequireWritable();
        }

        _credentials = request.Broker?.OpenCredentials();
        _authority = request.Authority is { } folder ? Open(folder) : null;
        Options = new ProvisionOptions
        {
            Firmware = FirmwareVersion.Text,
            SecretsFolder = request.Secrets,
            LabelFolder = request.LabelFolder,
            Ledger = ledger,
            Who = request.Who,
            Signer = _authority is not null ? SignerIn(_authority, request) : request.RequestFile is not null ? SignerElsewhere(request) : null,
            Watch = _credentials is not null ? new BrokerWatch(request.Broker!.Address.Host, request.Broker.Address.Port, _credentials) : null,
            IsOffline = request.IsOffline,
            IsRename = request.IsRename,
            IsReplaceKey = request.IsReplaceKey,
            HasNewPassword = request.HasNewPassword,
            Replaced = request.Replaced,
        };
        if (_authority is not null && !request.IsDryRun)
        {
            Refresh(request, _authority);
        }

        if (request.Values.Any(value => value.Name == PlanName.Url) && !request.IsDryRun)
        {
            OutputFolder.Require(request.LabelFolder);
        }

        RequireReplaced(ledger);
    }

    /// <summary>What holds for all boxes.</summary>
    public ProvisionOptions Options { get; }

    /// <summary>Shows how it comes on.</summary>
    public ProvisionDisplay Display { get; }

    /// <summary>Asks.</summary>
    public TypedAnswers Answers { get; }

    /// <summary>Opens it.</summary>
    /// <exception cref="PlanException">Something cannot be used.</exception>
    /// <exception cref="UnusableInputException">The same.</exception>
    public static ProvisionSetup Open(ProvisionRequest request)
    {
        ProvisionDisplay display = new(request.Style);
        try
        {
            return new ProvisionSetup(request, display);
        }
        catch
        {
            display.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Display.Dispose();
        _authority?.Dispose();
        _credentials?.Dispose();
    }

    private static CityAuthority Open(string folder)
    {
        CityAuthority authority = CityAuthority.Open(folder, AuthorityOptions.Clock);
        foreach (string note in authority.Notes)
        {
            Console.Error.WriteLine($"note: {PlainText.OneLine(note)}");
        }

        return authority;
    }

    private FolderSigner SignerIn(CityAuthority authority, ProvisionRequest request)
    {
        Action<CityAuthority>? unlock = null;
        if (request.PassphraseFile is { } file)
        {
            AuthorityOptions.Unlock(file, AuthorityOptions.PassphraseFileName, AuthorityOptions.IssuingPassphrase, authority.Unlock);
            unlock = _ => { };
        }
        else if (request.CanAsk)
        {
            unlock = opened => Answers.Ask(() => AuthorityOptions.Unlock(null, AuthorityOptions.PassphraseFileName, AuthorityOptions.IssuingPassphrase, opened.Unlock));
        }

        return new FolderSigner(authority, unlock, changed => Refresh(request, changed));
    }

    // So that the broker lets the box in before it comes, and the one that it replaces no more.
    private void Refresh(ProvisionRequest request, CityAuthority authority)
    {
        try
        {
            if (request.BrokerConfig is { } folder)
            {
                TellOnce(MosquittoSetup.Refresh(folder, authority) switch
                {
                    ReloadOutcome.CannotAsk => "note: the broker runs, and this user cannot ask it to read its rules: restart it, or the box is not let in",
                    ReloadOutcome.NotRunning => $"note: no broker runs from {folder} here; it lets the box in once it is started with these files",
                    _ => null,
                });
            }
        }
        catch (CityException failure)
        {
            throw new PlanException($"--broker-config: {failure.Message}");
        }
    }

    private void TellOnce(string? note)
    {
        if (note is not null && !_isNoted)
        {
            _isNoted = true;
            Display.Note(note);
        }
    }

    private static FileSigner SignerElsewhere(ProvisionRequest request)
    {
        X509Certificate2Collection issuers = request.IssuerFile is { } file ? PlanDocuments.ReadRoots(new PlanValue("issuer", file, "--issuer")) : [];
        FileSigner signer = new(request.RequestFile!, request.CertificateFile, issuers);
        return request.Batch is null || signer.IsForMany
            ? signer
            : throw new UnusableInputException("--csr-out and --cert-in: found one file for all boxes of --batch; allowed: a name with {node} in it, such as {node}.csr");
    }

    private void RequireReplaced(Ledger ledger)
    {
        if (Options is { Replaced: { } old, Signer: FolderSigner signer } && !signer.Knows(old) && ledger.LastOf(old) is null)
        {
            throw new PlanException($"--replace: found {old}, which neither the authority nor {ledger.Path} knows; allowed: the node id of the box whose place the new one takes");
        }
    }
}
