namespace EdgeNode.Commissioning;

/// <summary>What became of a box.</summary>
/// <param name="State">One of <see cref="LedgerState"/>; null where it is not that far yet.</param>
/// <param name="Node">Node id, where it is known.</param>
/// <param name="Site">Site, where it is known.</param>
public sealed record BoxOutcome(string? State, string? Node, string? Site)
{
    /// <summary>The board, as the box says.</summary>
    public string Board { get; init; } = "";

    /// <summary>Version of the firmware.</summary>
    public string Firmware { get; init; } = "";

    /// <summary>The port at which it was.</summary>
    public string Port { get; init; } = "";

    /// <summary>Fingerprint of the request, in groups of four digits, where one was made.</summary>
    public string? Request { get; init; }

    /// <summary>Serial number of the certificate, where it is known.</summary>
    public string Serial { get; init; } = "";

    /// <summary>SHA-256 of the certificate.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Files of the label.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>The file with what unlocks the box, where it was written or used in this run.</summary>
    public string? SecretFile { get; init; }

    /// <summary>Why the work ended, where it did not come to its end; a line.</summary>
    public string? Failure { get; init; }

    /// <summary>Whether it would be the same with the next box.</summary>
    public bool StopsBatch { get; init; }

    /// <summary>Whether what the technician gave was at fault, and nothing was changed by it.</summary>
    public bool IsUnusable { get; init; }
}
