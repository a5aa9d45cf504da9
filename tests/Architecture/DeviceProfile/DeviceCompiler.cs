using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace EdgeNode.Architecture.Tests;

/// <summary>Compiles C# 9 for the device, without a project: a part of its tests, or a program for the nanoCLR of a PC.</summary>
internal static class DeviceCompiler
{
    /// <summary>Writes an assembly with its symbols beside it; fails the test with the compiler's errors.</summary>
    /// <param name="assembly">Path of the file; its name is the assembly's.</param>
    /// <param name="isProgram">Whether it has a Main.</param>
    /// <param name="isOptimized">Whether it is compiled as a Release build is.</param>
    /// <param name="sources">Full paths.</param>
    /// <param name="libraries">Paths of the assemblies that it may name; nothing else is there.</param>
    public static void Compile(string assembly, bool isProgram, bool isOptimized, IEnumerable<string> sources, IEnumerable<string> libraries)
    {
        CSharpParseOptions language = new(LanguageVersion.CSharp9);
        CSharpCompilation compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(assembly),
            sources.Select(path => CSharpSyntaxTree.ParseText(SourceText.From(File.ReadAllText(path), Encoding.UTF8), language, path)),
            libraries.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: isOptimized ? OptimizationLevel.Release : OptimizationLevel.Debug,
                deterministic: true));

        string symbols = Path.ChangeExtension(assembly, ".pdb");
        using FileStream code = File.Create(assembly);
        using FileStream lines = File.Create(symbols);
        EmitResult made = compilation.Emit(code, lines, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: symbols));
        Assert.IsTrue(made.Success, string.Join(Environment.NewLine, made.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)));
    }
}
