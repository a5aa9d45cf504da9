namespace EdgeNode.Reports;

/// <summary>One line of the broker's log.</summary>
/// <param name="Kind"><c>connect</c>, <c>publish</c> or <c>disconnect</c>; others are kept and not used.</param>
/// <param name="UpMs">Virtual uptime in ms, or null when the broker had no such clock.</param>
/// <param name="Client">The client's id.</param>
/// <param name="Accepted">Of a connect: whether it was let in.</param>
/// <param name="Topic">Of a publish: the whole topic; else empty.</param>
/// <param name="Length">Of a publish: bytes of payload; else 0.</param>
/// <param name="Sha256">Of a publish: the payload's hash in hexadecimal; else empty.</param>
/// <param name="Clean">Of a disconnect: whether the client said goodbye.</param>
internal sealed record BrokerEvent(
    string Kind,
    long? UpMs,
    string Client,
    bool Accepted,
    string Topic,
    long Length,
    string Sha256,
    bool Clean);
