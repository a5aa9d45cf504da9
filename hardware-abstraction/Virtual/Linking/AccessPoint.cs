namespace EdgeNode.Virtual;

/// <summary>A Wi-Fi network around a virtual box.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Dbm">Strength of its signal in dBm.</param>
/// <param name="Password">Its password; empty for an open network.</param>
public sealed record AccessPoint(string Name, int Dbm, string Password);
