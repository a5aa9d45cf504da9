namespace EdgeNode.Audit;

/// <summary>A program file that was built from the sources in front of the audit.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Sha256">Hash of the file, 64 hex digits.</param>
/// <param name="Sources">How many source files of the tree it was compiled from, each with the checksum that its symbols state.</param>
/// <param name="IsFirmware">Whether its sources also make the firmware of a box.</param>
public sealed record CheckedAssembly(string Name, string Sha256, int Sources, bool IsFirmware);
