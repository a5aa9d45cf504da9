namespace EdgeNode.Architecture.Tests;

/// <summary>The nanoCLR of a PC with what makes programs for it, where the environment names them.</summary>
/// <param name="clr">The nanoCLR: the .NET tool <c>nanoclr</c>, or a program that takes PE files as its arguments.</param>
/// <param name="metadataProcessor">Makes PE files.</param>
/// <param name="references">Folder of the real class libraries, each as .dll and .pe.</param>
internal sealed class RealRuntime(string clr, MetadataProcessor metadataProcessor, string references)
{
    private const string CoreLibrary = "mscorlib";

    /// <summary>Finds the runtime.</summary>
    /// <param name="runtime">The runtime, or null when false is returned.</param>
    /// <param name="missing">What is not set or not there, in one line; empty when true is returned.</param>
    public static bool TryFind(out RealRuntime? runtime, out string missing)
    {
        runtime = null;
        string? clr = Tool.Named("NANOCLR");
        MetadataProcessor? processor = MetadataProcessor.Find();
        string? references = Tool.Named("NANOFRAMEWORK_REFERENCES");
        if (clr is null)
        {
            missing = "NANOCLR is not set";
            return false;
        }

        if (processor is null || references is null)
        {
            missing = $"NANOCLR is set, but {MetadataProcessor.Variable} or NANOFRAMEWORK_REFERENCES is not";
            return false;
        }

        runtime = new RealRuntime(clr, processor, references);
        missing = "";
        return true;
    }

    /// <summary>Builds a program, and the assembly of the documents that it references.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where the files go.</param>
    /// <returns>The PE files, to be loaded in this order.</returns>
    public string[] Build(DeviceProgram program, string folder)
    {
        string documents = BuildDocuments(isOptimized: true, folder);
        string assembly = Path.ChangeExtension(documents, ".dll");
        return [documents, Build($"EdgeNode.{program.Name}", isProgram: true, isOptimized: true, program.SourcePaths(), program.Libraries, folder, assembly)];
    }

    /// <summary>Builds a part of the device's unit tests, and the assembly of the documents where it references that.</summary>
    /// <param name="project">Its project.</param>
    /// <param name="isOptimized">Whether it is compiled as a Release build is.</param>
    /// <param name="libraries">Names of the class libraries it may use, mscorlib apart.</param>
    /// <param name="folder">Where the files go.</param>
    /// <returns>The PE files, to be loaded in this order.</returns>
    public string[] Build(DeviceProject project, bool isOptimized, string[] libraries, string folder)
    {
        string[] documents = [.. project.ProjectReferences().Select(_ => BuildDocuments(isOptimized, folder))];
        string[] assemblies = [.. documents.Select(pe => Path.ChangeExtension(pe, ".dll"))];
        return [.. documents, Build("NFUnitTest", isProgram: false, isOptimized, project.SourcePaths(), libraries, folder, assemblies)];
    }

    /// <summary>Compiles C# 9 against the real class libraries and what is named beside them, and makes a PE file of it.</summary>
    /// <param name="name">Name of the assembly.</param>
    /// <param name="isProgram">Whether it has a Main.</param>
    /// <param name="isOptimized">Whether it is compiled as a Release build is.</param>
    /// <param name="sources">Paths of the sources.</param>
    /// <param name="libraries">Names of the class libraries it may use, mscorlib apart.</param>
    /// <param name="folder">Where the files go.</param>
    /// <param name="ours">Paths of assemblies of our own that it references.</param>
    /// <returns>The PE file.</returns>
    public string Build(string name, bool isProgram, bool isOptimized, IEnumerable<string> sources, string[] libraries, string folder, params string[] ours)
    {
        string assembly = Path.Combine(folder, name + (isProgram ? ".exe" : ".dll"));
        string[] used = [.. libraries.Prepend(CoreLibrary).Select(library => Path.Combine(references, library + ".dll")), .. ours];
        DeviceCompiler.Compile(assembly, isProgram, isOptimized, sources, used);

        string pe = Path.Combine(folder, name + ".pe");
        metadataProcessor.Make(assembly, used, pe);
        return pe;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="libraries">Names of the class libraries to load, mscorlib apart.</param>
    /// <param name="programs">PE files of our own.</param>
    /// <returns>What it printed.</returns>
    public string Execute(string[] libraries, params string[] programs)
    {
        string[] files = [.. new[] { CoreLibrary }.Concat(libraries).Select(library => Path.Combine(references, library + ".pe")), .. programs];
        bool isTool = Path.GetFileNameWithoutExtension(clr) == "nanoclr";
        return Tool.Run(clr, isTool ? ["run", "--assemblies", .. files] : files);
    }

    private string BuildDocuments(bool isOptimized, string folder)
    {
        return Build("EdgeNode.Documents", isProgram: false, isOptimized, new DeviceProject(Profile.DocumentsProject).SourcePaths(), [], folder);
    }
}
