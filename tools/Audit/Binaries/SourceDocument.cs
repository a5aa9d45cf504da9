namespace EdgeNode.Audit;

/// <summary>A source file as a program's symbols name it.</summary>
/// <param name="Path">Where it was when it was compiled.</param>
/// <param name="Algorithm">Name of the hash.</param>
/// <param name="Checksum">Hash of what was compiled.</param>
internal sealed record SourceDocument(string Path, System.Security.Cryptography.HashAlgorithmName Algorithm, byte[] Checksum);
