namespace EdgeNode.Architecture.Tests;

/// <summary>nanoFramework's metadata processor for the command line, which makes a PE file of an assembly.</summary>
/// <param name="path">The program.</param>
internal sealed class MetadataProcessor(string path)
{
    /// <summary>The variable of the environment that names it.</summary>
    public const string Variable = "NANOFRAMEWORK_MDP";

    /// <summary>The processor, or null where the environment names none.</summary>
    public static MetadataProcessor? Find()
    {
        return Tool.Named(Variable) is { } path ? new MetadataProcessor(path) : null;
    }

    /// <summary>Makes a PE file.</summary>
    /// <param name="assembly">What was compiled.</param>
    /// <param name="libraries">Paths of the assemblies that it references.</param>
    /// <param name="pe">Path of the file.</param>
    public void Make(string assembly, IEnumerable<string> libraries, string pe)
    {
        IEnumerable<string> hints = libraries.SelectMany(library => new[] { "-loadHints", Path.GetFileNameWithoutExtension(library), library });
        Tool.Run(path, [.. hints, "-parse", assembly, "-compile", pe, "false"]);
        Assert.IsTrue(File.Exists(pe), $"the metadata processor made no {pe}");
    }
}
