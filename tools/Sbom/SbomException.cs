namespace EdgeNode.Sbom;

/// <summary>What a bill of materials is made from cannot be read; the message names the file.</summary>
public sealed class SbomException(string message, Exception cause) : Exception(message, cause);
