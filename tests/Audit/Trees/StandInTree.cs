using CliWrap;

namespace EdgeNode.Audit.Tests;

/// <summary>A tree of one firmware project and one test project, small enough to be built for a test.</summary>
internal sealed class StandInTree : IDisposable
{
    private const string Counter = "firmware/Counting/Counter.cs";

    public StandInTree(params string[] tests)
    {
        Root = Directory.CreateTempSubdirectory("edgenode-audit-test-").FullName;
        File.Copy(Path.Combine(SourceTree.Root, "global.json"), Path.Combine(Root, "global.json"));
        Write(ClaimFile.Name, Claims(tests));
        Write("firmware/Counting/Small.Counting.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        Write(Counter, "namespace Small;\n\npublic static class Counter\n{\n    public static int Next(int count)\n    {\n        return count + 1;\n    }\n}\n");
        Write("tests/Small/Small.Tests.csproj", """
            <Project Sdk="MSTest.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableMicrosoftTestingExtensionsCodeCoverage>false</EnableMicrosoftTestingExtensionsCodeCoverage>
              </PropertyGroup>
              <ItemGroup><ProjectReference Include="../../firmware/Counting/Small.Counting.csproj" /></ItemGroup>
            </Project>
            """);
        Write("tests/Small/CounterTests.cs", """
            namespace Small.Tests;

            [TestClass]
            public class CounterTests
            {
                [AssemblyInitialize]
                public static void Begin(TestContext context)
                {
                    if (File.Exists(Path.Combine(AppContext.BaseDirectory, "ends-badly")))
                    {
                        AppDomain.CurrentDomain.ProcessExit += (_, _) => Environment.ExitCode = 7;
                    }
                }

                [TestMethod]
                public void It_counts_up()
                {
                    Assert.AreEqual(1, Counter.Next(0));
                    Console.WriteLine("figure: 1 number");
                }

                [TestMethod]
                public void It_counts_down()
                {
                    Assert.AreEqual(-1, Counter.Next(0));
                }

                [TestMethod]
                public void It_passes_over_itself()
                {
                    Console.WriteLine("skipped: nothing to count");
                }

                [TestMethod]
                [DataRow(1)]
                [DataRow(2)]
                public void It_counts_up_from(int count)
                {
                    Assert.AreEqual(count + 1, Counter.Next(count));
                }
            }
            """);
    }

    public string Root { get; }

    public string Folder => Path.Combine(Root, "tests/Small/bin/Release/net10.0");

    public Task<AuditResult> AuditAsync(bool isToBuild)
    {
        return ClaimAudit.RunAsync(Root, isToBuild, new Progress<AuditProgress>(), CancellationToken.None);
    }

    public void Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    public static string Claims(params string[] tests)
    {
        return $$"""{"claims":[{"id":"C1","claim":"It counts.","refutedBy":"A wrong count.","tried":"A count.","tests":[{{string.Join(',', tests.Select(test => $"\"tests/Small: {test}\""))}}]}]}""";
    }

    /// <summary>Adds a mutant that changes the one line of the counter.</summary>
    public void Break(string name, string line, string test, string more = "", string old = "        return count + 1;")
    {
        Write($"{Mutant.Folder}/{name}.patch", $"Rule: It counts\nClaim: C1\nProject: tests/Small\nTest: {test}\n{more}\n--- a/{Counter}\n+++ b/{Counter}\n@@ -5,5 +5,5 @@\n     public static int Next(int count)\n     {{\n-{old}\n+{line}\n     }}\n }}\n");
    }

    public void Git(params string[] arguments)
    {
        new Command("git").WithArguments(arguments).WithWorkingDirectory(Root).ExecuteAsync().GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        Directory.Delete(Root, recursive: true);
    }
}
