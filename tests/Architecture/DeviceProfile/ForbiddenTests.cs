using System.Collections.Immutable;
using EdgeNode.DeviceRules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EdgeNode.Architecture.Tests;

/// <summary>What device sources do without does not compile for the device; each is a compilation of its own.</summary>
[TestClass]
public class ForbiddenTests
{
    // Line 4 of the file that In makes.
    private const string Path = "firmware/Sample.cs";
    private const int Line = 4;

    [TestMethod]
    [DataRow("private static int[] Box(int n) { return new int[] { n, n * 2 }; }")]
    [DataRow("private static readonly object Key = new object(); private static void M() { lock (Key) { } }")]
    [DataRow("private static string Text(string a, int n) { return a.Substring(n) + \" \" + a; }")]
    [DataRow("private static int Sum(int[] a) { int s = 0; foreach (int n in a) { s += n; } return s; }")]
    [DataRow("private static int Word(int n) { return n switch { 1 => 2, _ => 3 }; }")]
    [DataRow("private static object[] M() { return new object[] { null, new byte[0] }; }")]
    [DataRow("private static System.Action Later(int n) { return () => System.Threading.Thread.Sleep(n); }")]
    public async Task What_the_device_has_compiles(string member)
    {
        ImmutableArray<Diagnostic> found = await Compile(In(member));
        Assert.IsEmpty(found, string.Join(Environment.NewLine, found));
    }

    [TestMethod]
    [DataRow("private class Pair<T> { }", "EDGE001", "generics")]
    [DataRow("private static void M<T>() { }", "EDGE001", "generics")]
    [DataRow("private static void M() { System.Collections.Generic.List<int> list = null; }", "CS0234", "'Generic' does not exist")]
    [DataRow("private static void M() { var list = new System.Collections.Generic.List<int>(); }", "EDGE001", "use an array with a count")]
    [DataRow("private static string M(string[] a) { return string.Join(\",\", a); }", "CS0117", "'string' does not contain a definition for 'Join'")]
    [DataRow("private static string M(string[] a) { return string.Join(\",\", a); }", "EDGE001", "System.String.Join: use AsciiWriter")]
    [DataRow("private static string M(string a) { return a.Replace(\"a\", \"b\"); }", "EDGE001", "System.String.Replace: use a loop")]
    [DataRow("private static int M(int[] a) { return a.Sum(); }", "CS1061", "'Sum'")]
    [DataRow("private static int M(string[] a) { return System.Array.IndexOf(a, \"a\"); }", "EDGE001", "System.Array.IndexOf: use a loop")]
    [DataRow("private static object M(int[] a) { return from n in a select n; }", "CS1935", "query pattern")]
    [DataRow("private static void M() { int? n = null; }", "CS0518", "System.Nullable`1")]
    [DataRow("private static void M() { int? n = null; }", "EDGE001", "use a bool beside the value")]
    [DataRow("private static async void M() { }", "CS0518", "AsyncVoidMethodBuilder")]
    [DataRow("private static async System.Threading.Tasks.Task M() { }", "CS0234", "'Tasks' does not exist")]
    [DataRow("private record Pair(int A, int B);", "CS0518", "System.IEquatable`1")]
    [DataRow("private static System.Collections.IEnumerable M() { yield return 1; }", "EDGE001", "iterators")]
    [DataRow("private static void M() { var pair = (1, 2); }", "CS8179", "System.ValueTuple`2")]
    [DataRow("private static void M(byte[] a) { System.Span<byte> b = a; }", "CS0234", "'Span<>'")]
    [DataRow("private static int M(int[] a) { return a[^1]; }", "CS0518", "System.Index")]
    [DataRow("private static int M(int[] a) { return a[^1]; }", "EDGE001", "array[array.Length - n]")]
    [DataRow("private static object M(string a) { return a[1..]; }", "EDGE001", "System.Range")]
    [DataRow("private static string[] M() { return new string[] { \"a\", null }; }", "EDGE001", "null in an initializer of strings")]
    [DataRow("private static int[,] grid;", "EDGE001", "several dimensions")]
    [DataRow("private static volatile int n;", "EDGE001", "volatile: use a lock")]
    [DataRow("private static void M() { var d = 1.5m; }", "CS0518", "System.Decimal")]
    [DataRow("private static void M() { var d = 1.5m; }", "EDGE001", "1.5m: use whole numbers")]
    [DataRow("private static void M() { var d = 1.5; }", "EDGE001", "1.5: use whole numbers")]
    [DataRow("private static int M(int a) { return (int)((double)a / 3); }", "EDGE001", "double: use whole numbers")]
    [DataRow("private static float field;", "EDGE001", "float: use whole numbers")]
    [DataRow("private static object M(int a) { return (System.Double)a; }", "EDGE001", "System.Double: use whole numbers")]
    [DataRow("private static object M() { return System.DateTime.UnixEpoch.AddSeconds(5); }", "EDGE001", "System.DateTime.AddSeconds: use whole numbers")]
    [DataRow("private static void M() { new System.Random().NextDouble(); }", "EDGE001", "System.Random.NextDouble: use whole numbers")]
    [DataRow("private static int[] M() { return [1, 2]; }", "CS8773", "not available in C# 9.0")]
    [DataRow("private static object M() { return \"x\"u8; }", "CS8773", "not available in C# 9.0")]
    [DataRow("private readonly record struct Pair(int A);", "CS8773", "not available in C# 9.0")]
    [DataRow("private static long M() { return System.Environment.TickCount; }", "EDGE001", "IClock.UptimeMs")]
    [DataRow("private static System.DateTime M() { return System.DateTime.Now; }", "EDGE001", "use IClock")]
    [DataRow("private static int M(int a) { return System.Math.Max(a, 2); }", "EDGE001", "System.Math: use a comparison")]
    [DataRow("private static void M() { System.Console.WriteLine(); }", "EDGE001", "System.Console: use IServicePort")]
    [DataRow("private static void M() { System.Diagnostics.Debug.WriteLine(string.Empty); }", "EDGE001", "System.Diagnostics.Debug: use a test")]
    [DataRow("private static System.Threading.Timer later;", "EDGE001", "System.Threading.Timer: use the milliseconds")]
    [DataRow("private static int M() { return new System.Random().Next(6); }", "EDGE001", "System.Random.Next: use IEntropy")]
    [DataRow("private static System.DateTime M() { return System.DateTime.UtcNow; }", "EDGE001", "System.DateTime.UtcNow: use IClock")]
    [DataRow("private static object M(string a) { return a.GetType(); }", "EDGE001", "System.Object.GetType: use a call that is written out")]
    [DataRow("private static int M(string a) { return a.GetHashCode(); }", "EDGE001", "GetHashCode: use Crc32")]
    [DataRow("private static System.Reflection.MethodInfo called;", "EDGE001", "System.Reflection.MethodInfo: use a call that is written out")]
    [DataRow("private static string M(string a) { return a.ToUpper(); }", "EDGE001", "System.String.ToUpper: use a comparison")]
    [DataRow("private interface IPair { int Sum() { return 1; } }", "EDGE001", "a body in an interface")]
    [DataRow("private static byte[] M(string a) { return System.Text.Encoding.UTF8.GetBytes(a); }", "EDGE001", "System.Text: use AsciiText")]
    [DataRow("private static object M() { return new System.Collections.Hashtable(); }", "EDGE001", "Hashtable: use two arrays")]
    [DataRow("private static int M(string a) { return a.CompareTo(a); }", "EDGE001", "System.String.CompareTo: use ==, or a loop")]
    [DataRow("private static string M(string a) { return a.Normalize(); }", "EDGE002", "have System.String.Normalize: use what they have, or declare it there")]
    [DataRow("private static void M() { System.IO.File.Copy(null, null); }", "EDGE002", "have System.IO.File.Copy:")]
    [DataRow("private static void M() { Nowhere.Go(); }", "EDGE002", "have Nowhere:")]
    public async Task What_the_device_lacks_fails_with_file_line_and_reason(string member, string id, string reason)
    {
        ImmutableArray<Diagnostic> found = await Compile(In(member));
        Assert.IsTrue(found.Any(error => IsAt(error, Line) && error.Id == id && error.GetMessage().Contains(reason, StringComparison.Ordinal)),
            $"expected {id} \"{reason}\" and found: {string.Join(Environment.NewLine, found)}");
    }

    [TestMethod]
    public async Task A_file_scoped_namespace_fails_with_file_line_and_reason()
    {
        ImmutableArray<Diagnostic> found = await Compile("namespace EdgeNode;\n\ninternal static class Sample\n{\n}\n");
        Assert.IsTrue(found.Any(error => error.Id == "CS8773" && IsAt(error, 1)), string.Join(Environment.NewLine, found));
    }

    [TestMethod]
    public async Task Linq_fails_at_its_using_and_says_what_to_use()
    {
        ImmutableArray<Diagnostic> found = await Compile("using System.Linq;\n\ninternal static class Sample\n{\n}\n");
        Assert.IsTrue(found.Any(error => error.Id == "CS0234" && IsAt(error, 1)), string.Join(Environment.NewLine, found));
        Assert.IsTrue(found.Any(error => error.Id == "EDGE001" && IsAt(error, 1)), string.Join(Environment.NewLine, found));
    }

    [TestMethod]
    public async Task A_name_that_was_not_found_is_explained_once_and_not_each_name_behind_it()
    {
        ImmutableArray<Diagnostic> found = await Compile(In("private static byte[] M(string a) { return System.Net.Http.HttpClient.Get(a); }"));
        Diagnostic explained = found.Single(error => error.Id.StartsWith("EDGE", StringComparison.Ordinal));
        Assert.Contains("have System.Net.Http:", explained.GetMessage());
    }

    [TestMethod]
    public async Task A_refused_type_whose_name_stands_in_a_using_static_is_refused_at_its_member()
    {
        ImmutableArray<Diagnostic> found = await Compile(
            "using static System.Console;\n\ninternal static class Sample\n{\n    private static void M() { WriteLine(string.Empty); }\n}\n");
        Assert.IsTrue(found.Any(error => error.Id == "EDGE001" && IsAt(error, 5)), string.Join(Environment.NewLine, found));
    }

    private static string In(string member)
    {
        return $"namespace EdgeNode\n{{\n    internal static class Sample {{\n    {member}\n    }}\n}}\n";
    }

    private static bool IsAt(Diagnostic error, int line)
    {
        FileLinePositionSpan where = error.Location.GetLineSpan();
        return where.Path == Path && where.StartLinePosition.Line + 1 == line;
    }

    // As the compiler and the analyzer report together; warnings for what a sample does not use are left out.
    private static async Task<ImmutableArray<Diagnostic>> Compile(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp9), Path);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample", [tree], new[] { Profile.CoreLibraryPath, Profile.DeclaredPath }.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        ImmutableArray<Diagnostic> rules = await compilation.WithAnalyzers([new DeviceRulesAnalyzer(), new LibraryRulesAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        using MemoryStream assembly = new();
        return [.. compilation.Emit(assembly).Diagnostics.Concat(rules).Where(found => found.Severity == DiagnosticSeverity.Error)];
    }
}
