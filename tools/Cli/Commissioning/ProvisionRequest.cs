using EdgeNode.Commissioning;

namespace EdgeNode.Cli;

/// <summary>What a command line and its site file ask of <c>edgenode provision</c>.</summary>
internal sealed record ProvisionRequest
{
    /// <summary>What holds for each box: options first, then the site file.</summary>
    public required IReadOnlyList<PlanValue> Values { get; init; }

    /// <summary>The port, or null for the only one there is.</summary>
    public required string? Port { get; init; }

    /// <summary>File of the batch, or null.</summary>
    public required string? Batch { get; init; }

    /// <summary>Folder of the CA, or null.</summary>
    public required string? Authority { get; init; }

    /// <summary>File of its passphrase, or null.</summary>
    public required string? PassphraseFile { get; init; }

    /// <summary>File for the request to a CA elsewhere, or null.</summary>
    public required string? RequestFile { get; init; }

    /// <summary>File for its answer, or null.</summary>
    public required string? CertificateFile { get; init; }

    /// <summary>File with its certificate, or null.</summary>
    public required string? IssuerFile { get; init; }

    /// <summary>Whether the site's network is not there.</summary>
    public required bool IsOffline { get; init; }

    /// <summary>The box whose place the new one takes, or null.</summary>
    public required string? Replaced { get; init; }

    /// <summary>Whether a box may be given another node id.</summary>
    public required bool IsRename { get; init; }

    /// <summary>Whether a box may have another key than the certificate that its node id has.</summary>
    public required bool IsReplaceKey { get; init; }

    /// <summary>Whether the network's password is told anew.</summary>
    public required bool HasNewPassword { get; init; }

    /// <summary>File of the ledger.</summary>
    public required string Ledger { get; init; }

    /// <summary>Folder of the unlock secrets.</summary>
    public required string Secrets { get; init; }

    /// <summary>Folder of the labels.</summary>
    public required string LabelFolder { get; init; }

    /// <summary>Folder of the broker's setup, or null.</summary>
    public required string? BrokerConfig { get; init; }

    /// <summary>The broker at which the box's state is looked for, or null.</summary>
    public required BrokerAccess? Broker { get; init; }

    /// <summary>Who does it.</summary>
    public required string Who { get; init; }

    /// <summary>Whether nothing is done.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>How much is printed.</summary>
    public required OutputStyle Style { get; init; }

    /// <summary>Whether somebody can be asked.</summary>
    public required bool CanAsk { get; init; }
}
