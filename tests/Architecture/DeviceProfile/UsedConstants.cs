using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EdgeNode.Architecture.Tests;

/// <summary>The declared constants that device sources name: the compiler puts the value in, so the assembly does not tell.</summary>
internal static class UsedConstants
{
    /// <summary>Full names of the constants and enum fields.</summary>
    public static IEnumerable<string> Read()
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp9);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Device",
            Profile.DevicePaths.SelectMany(assembly => CompiledSources.Full(assembly.Value)).Distinct().Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)),
            new[] { Profile.CoreLibraryPath, Profile.DeclaredPath }.Select(path => MetadataReference.CreateFromFile(path)));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            SemanticModel model = compilation.GetSemanticModel(tree);
            foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(access => access.Name))
            {
                if (model.GetSymbolInfo(name).Symbol is IFieldSymbol { IsConst: true } field && !SymbolEqualityComparer.Default.Equals(field.ContainingAssembly, compilation.Assembly))
                {
                    yield return $"{field.ContainingType.ContainingNamespace}.{field.ContainingType.MetadataName}.{field.Name}";
                }
            }
        }
    }
}
