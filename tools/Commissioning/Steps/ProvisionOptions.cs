namespace EdgeNode.Commissioning;

/// <summary>What holds for all boxes of a command.</summary>
public sealed record ProvisionOptions
{
    /// <summary>The firmware version that this program speaks with.</summary>
    public required string Firmware { get; init; }

    /// <summary>Folder of the unlock secrets.</summary>
    public required string SecretsFolder { get; init; }

    /// <summary>Folder of the labels.</summary>
    public required string LabelFolder { get; init; }

    /// <summary>The workshop's ledger, or null.</summary>
    public Ledger? Ledger { get; init; }

    /// <summary>Who does it, for the ledger.</summary>
    public required string Who { get; init; }

    /// <summary>Who signs, or null where nobody was named: then the box must have its certificate already.</summary>
    public ISigner? Signer { get; init; }

    /// <summary>Looks for the box's state at the broker, or null.</summary>
    public BrokerWatch? Watch { get; init; }

    /// <summary>Whether the site's network is not there: all but trial, test and lock.</summary>
    public bool IsOffline { get; init; }

    /// <summary>Whether a box may be given another node id than it has.</summary>
    public bool IsRename { get; init; }

    /// <summary>Whether a box may have another key than the certificate that its node id has, which is revoked then.</summary>
    public bool IsReplaceKey { get; init; }

    /// <summary>Whether the network's password is told anew although the box has one.</summary>
    public bool HasNewPassword { get; init; }

    /// <summary>Node id of the box whose place the new one takes, or null.</summary>
    public string? Replaced { get; init; }

    /// <summary>How long a set may be on trial before the command gives up.</summary>
    public TimeSpan ProofLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the broker may take to hand out what it has acknowledged.</summary>
    public TimeSpan WatchLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a cable may stay pulled before the command gives up.</summary>
    public TimeSpan CableLimit { get; init; } = TimeSpan.FromMinutes(10);
}
