namespace EdgeNode.Virtual;

/// <summary>A datagram that left a box.</summary>
/// <param name="UpMs">Uptime in ms.</param>
/// <param name="Host">To whom.</param>
/// <param name="Datagram">Its bytes.</param>
public sealed record TimeQuestion(long UpMs, string Host, byte[] Datagram);
