using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;

namespace EdgeNode.Audit;

/// <summary>Reads which sources a program was compiled from, out of its portable PDB.</summary>
internal static class Symbols
{
    private static readonly Guid Sha256 = new("8829d00f-11b8-4213-878b-770e8597ac16");
    private static readonly Guid Sha1 = new("ff1816ec-aa5e-4d10-87f7-6f4963833460");

    /// <summary>The documents of a program's symbols.</summary>
    /// <param name="file">The program.</param>
    /// <exception cref="AuditException">It has no symbols, or those of another build.</exception>
    public static IReadOnlyList<SourceDocument> Read(string file)
    {
        try
        {
            using PEReader program = new(File.OpenRead(file));
            using MetadataReaderProvider symbols = Open(program, file);
            MetadataReader reader = symbols.GetMetadataReader();
            return [.. reader.Documents.Select(handle => Read(reader, reader.GetDocument(handle)))];
        }
        catch (BadImageFormatException)
        {
            throw new AuditException($"{file}: the program or its symbols cannot be read; allowed is a .NET assembly with a portable PDB");
        }
    }

    private static MetadataReaderProvider Open(PEReader program, string file)
    {
        foreach (DebugDirectoryEntry entry in program.ReadDebugDirectory())
        {
            if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
            {
                return program.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
            }

            if (entry.Type == DebugDirectoryEntryType.CodeView)
            {
                CodeViewDebugDirectoryData data = program.ReadCodeViewDebugDirectoryData(entry);
                string beside = Path.ChangeExtension(file, ".pdb");
                if (File.Exists(beside))
                {
                    return Open(beside, new BlobContentId(data.Guid, entry.Stamp), file);
                }
            }
        }

        throw new AuditException($"{file}: has no symbols, so nothing says which sources it is of; allowed is a program with its portable PDB");
    }

    private static MetadataReaderProvider Open(string beside, BlobContentId id, string file)
    {
        MetadataReaderProvider symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(beside));
        if (new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id) == id)
        {
            return symbols;
        }

        symbols.Dispose();
        throw new AuditException($"{file}: the symbols beside it are those of another build");
    }

    private static SourceDocument Read(MetadataReader reader, Document document)
    {
        string path = reader.GetString(document.Name);
        Guid algorithm = reader.GetGuid(document.HashAlgorithm);
        HashAlgorithmName name = algorithm == Sha256 ? HashAlgorithmName.SHA256
            : algorithm == Sha1 ? HashAlgorithmName.SHA1
            : throw new AuditException($"{path}: its checksum in the symbols is of an unknown kind; allowed are SHA-256 and SHA-1");
        return new SourceDocument(path, name, reader.GetBlobBytes(document.Hash));
    }
}
