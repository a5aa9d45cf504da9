namespace EdgeNode.Sbom;

/// <summary>One package that something is built from.</summary>
/// <param name="Name">Its name in the gallery.</param>
/// <param name="Version">Its exact version.</param>
/// <param name="Licence">SPDX identifier, or null where the package names none.</param>
/// <param name="Sha512">SHA-512 of the package file as downloaded, 128 hexadecimal digits in lower case; null where the file is not at hand.</param>
public sealed record Package(string Name, string Version, string? Licence, string? Sha512)
{
    /// <summary>The package URL (purl-spec, type nuget).</summary>
    public string Url => $"pkg:nuget/{Uri.EscapeDataString(Name)}@{Uri.EscapeDataString(Version)}";
}
