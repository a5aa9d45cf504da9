using System.Security.Cryptography;
using System.Xml.Linq;

namespace EdgeNode.Audit;

/// <summary>Shows that the programs which are tested were compiled from the sources in front of the audit, and from nothing else.</summary>
internal sealed class BinaryCheck
{
    private static readonly string[] FirmwareFolders = ["firmware", "hardware-abstraction/Contracts"];
    private static readonly string[] MadeByBuilds = ["bin", "obj"];

    private readonly string _root;
    private readonly Dictionary<string, string> _projects;

    /// <summary>Makes the check.</summary>
    /// <param name="root">Root of the tree.</param>
    public BinaryCheck(string root)
    {
        _root = root;
        _projects = Directory.EnumerateFiles(root, "*.csproj", SearchOption.AllDirectories)
            .Where(file => !IsMadeByBuilds(Relative(file)))
            .GroupBy(Path.GetFileNameWithoutExtension)
            .ToDictionary(group => group.Key!, group => Path.GetDirectoryName(group.First())!);
    }

    /// <summary>Checks all programs of the tree in the given folders.</summary>
    /// <param name="folders">Folders of built programs.</param>
    /// <returns>The programs, by name.</returns>
    /// <exception cref="AuditException">One has no symbols, is of other sources, or differs between two folders.</exception>
    public IReadOnlyList<CheckedAssembly> Check(IEnumerable<string> folders)
    {
        SortedDictionary<string, (CheckedAssembly Assembly, string File)> found = new(StringComparer.Ordinal);
        foreach (string file in folders.SelectMany(folder => Directory.GetFiles(folder, "*.dll")))
        {
            string name = Path.GetFileName(file);
            if (!_projects.TryGetValue(Path.GetFileNameWithoutExtension(file), out string? project))
            {
                continue;
            }

            string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
            if (found.TryGetValue(name, out (CheckedAssembly Assembly, string File) first) && first.Assembly.Sha256 != hash)
            {
                throw new AuditException($"{file}: differs from {first.File}; allowed is one program for all tests: build again");
            }

            // A copy is looked at too: whoever opens its folder finds the symbols that were compared.
            found[name] = (Check(file, name, project, hash), file);
        }

        return [.. found.Values.Select(entry => entry.Assembly)];
    }

    private CheckedAssembly Check(string file, string name, string project, string hash)
    {
        bool isFirmware = FirmwareFolders.Any(folder => (Relative(project) + "/").StartsWith(folder + "/", StringComparison.Ordinal));
        HashSet<string> compiled = new(StringComparer.Ordinal);
        foreach (SourceDocument document in Symbols.Read(file))
        {
            string path = Relative(document.Path);
            if (IsMadeByBuilds(path))
            {
                continue;
            }

            if (path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path) || !File.Exists(document.Path))
            {
                throw new AuditException($"{file}: was compiled from {document.Path}, which is not in {_root}");
            }

            using FileStream source = File.OpenRead(document.Path);
            if (!CryptographicOperations.HashData(document.Algorithm, source).AsSpan().SequenceEqual(document.Checksum))
            {
                throw new AuditException($"{file}: is not of these sources: {path} is not what it was compiled from");
            }

            compiled.Add(path);
        }

        string? left = isFirmware ? Sources(project).Select(Relative).FirstOrDefault(source => !compiled.Contains(source)) : null;
        return left is null
            ? new CheckedAssembly(name, hash, compiled.Count, isFirmware)
            : throw new AuditException($"{file}: is not of these sources: {left} was not compiled into it");
    }

    // All sources below a project but those that it names as not its own.
    private static IEnumerable<string> Sources(string project)
    {
        string[] removed =
        [
            .. MadeByBuilds,
            .. XDocument.Load(Directory.GetFiles(project, "*.csproj")[0]).Descendants("Compile")
                .Select(compile => compile.Attribute("Remove")?.Value)
                .OfType<string>()
                .Select(pattern => pattern.Replace("/**", "", StringComparison.Ordinal)),
        ];
        return Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !removed.Contains(Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0]));
    }

    private string Relative(string path)
    {
        return Path.GetRelativePath(_root, path).Replace('\\', '/');
    }

    private static bool IsMadeByBuilds(string path)
    {
        return path.Split('/').Any(MadeByBuilds.Contains);
    }
}
