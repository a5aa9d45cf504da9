using System.Reflection.Metadata;

namespace EdgeNode.Architecture.Tests;

/// <summary>The source files of an assembly, as its symbols name them.</summary>
internal static class CompiledSources
{
    /// <summary>Paths below the root, without what the build itself makes.</summary>
    public static IEnumerable<string> Of(string assembly)
    {
        return Full(assembly).Select(Checkout.Relative);
    }

    /// <summary>Full paths, without what the build itself makes.</summary>
    public static IEnumerable<string> Full(string assembly)
    {
        string symbols = Path.ChangeExtension(assembly, ".pdb");
        using MetadataReaderProvider provider =
            MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        MetadataReader reader = provider.GetMetadataReader();
        return
        [
            .. reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name))
                .Where(path => !Checkout.Relative(path).Split('/').Contains("obj")),
        ];
    }
}
