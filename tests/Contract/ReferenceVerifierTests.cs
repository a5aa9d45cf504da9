using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CliWrap;
using CliWrap.Buffered;
using CsCheck;
using EdgeNode.City;
using EdgeNode.Policies;

namespace EdgeNode.Contract.Tests;

/// <summary>The verifier in plain Python beside the one in C#: whatever the one finds, the other finds too.</summary>
[TestClass]
public class ReferenceVerifierTests
{
    private const int LineLength = 311;
    private const int Summaries = 9;

    private static readonly string Folder = Directory.CreateTempSubdirectory("edgenode-contract-").FullName;
    private static readonly string PolicyPath = Path.Combine(SourceTree.Root, "policies", "pir-pole.txt");

    [ClassCleanup]
    public static void Delete()
    {
        Directory.Delete(Folder, recursive: true);
    }

    [TestMethod]
    public async Task A_good_file_is_good_to_both()
    {
        if (!IsPythonThere())
        {
            return;
        }

        string path = Write("good.jsonl", GoodLines());
        Assert.AreEqual((0, "9 summaries, 0 faults\n"), await RunAsync(path, PolicyPath));
        VerificationResult result = Verifier.Verify(path, PolicyPath, null);
        Assert.IsTrue(result.IsOk, result.Faults.FirstOrDefault()?.Reason);
    }

    [TestMethod]
    public void Whatever_is_changed_each_line_that_python_names_the_other_names_too()
    {
        if (!IsPythonThere())
        {
            return;
        }

        byte[] good = GoodLines();
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, 4], Gen.Char[' ', '~']).ForAll(
            drawn =>
            {
                byte[] changed = Change(good, drawn.Item1, drawn.Item2, (byte)drawn.Item3);
                string path = Write($"{Guid.NewGuid():N}.jsonl", changed);
                (int exitCode, string said) = RunAsync(path, PolicyPath).GetAwaiter().GetResult();
                VerificationResult result = Verifier.Verify(path, PolicyPath, null);
                int[] named = [.. said.Split('\n').Where(line => line.Contains(": ", StringComparison.Ordinal)).Select(line => int.Parse(line.Split(':')[0], CultureInfo.InvariantCulture))];
                int[] others = [.. result.Faults.Select(fault => fault.Line)];
                CollectionAssert.IsSubsetOf(named, others, $"{said}--\n{string.Join('\n', result.Faults.Select(fault => $"{fault.Line}: {fault.Reason}"))}");

                // A change before the last line is always found: if by nothing else, by the link behind it.
                bool isBeforeTheLast = drawn.Item1 < good.Length - (2 * (LineLength + 1)) && !changed.AsSpan().SequenceEqual(good);
                Assert.IsTrue(exitCode == 1 || !isBeforeTheLast, said);
            },
            cases: 60);
    }

    [TestMethod]
    public async Task What_cannot_be_read_is_one_line_and_exit_code_2()
    {
        if (!IsPythonThere())
        {
            return;
        }

        foreach (string[] arguments in new[] { [], new[] { "no-such-file" }, [Folder] })
        {
            (int exitCode, string said) = await RunAsync(arguments);
            Assert.AreEqual((2, ""), (exitCode, said));
        }
    }

    // A byte replaced, taken out or doubled; a line taken out or doubled.
    private static byte[] Change(byte[] good, int at, int how, byte value)
    {
        int begin = at / (LineLength + 1) * (LineLength + 1);
        int end = begin + LineLength + 1;
        return how switch
        {
            0 => [.. good[..at], value, .. good[(at + 1)..]],
            1 => [.. good[..at], .. good[(at + 1)..]],
            2 => [.. good[..at], good[at], .. good[at..]],
            3 => [.. good[..begin], .. good[end..]],
            _ => [.. good[..end], .. good[begin..]],
        };
    }

    private static byte[] GoodLines()
    {
        Assert.IsTrue(PolicyParser.TryParse(File.ReadAllBytes(PolicyPath), out Policy? policy, out _));
        StringBuilder lines = new();
        string prev = new('0', 32);
        for (int seq = 0; seq < Summaries; seq++)
        {
            string text = $$"""{"v":1,"node":"kx7q22","run":"9c0e41d2","boot":1,"seq":{{seq}},"start":{{1763863200 + (seq * 900)}},"up":{{100 + (seq * 900)}},"len":900,"policy":"{{policy.Hash}}","ch":{"footfall":{{seq % 7}},"sound":{{seq % 5}}},"prev":"{{prev}}"}""";
            prev = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..32];
            lines.Append(text.PadRight(LineLength)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(lines.ToString());
    }

    private static string Write(string name, byte[] lines)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, lines);
        return path;
    }

    private static bool IsPythonThere()
    {
        bool isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));
        if (!isThere)
        {
            Console.WriteLine("skipped: python3 is not installed (apt-get install python3)");
        }

        return isThere;
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        BufferedCommandResult result = await Cli.Wrap("python3")
            .WithArguments([Path.Combine(SourceTree.Root, "docs", "contract", "verify.py"), .. arguments])
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        Assert.DoesNotContain("Traceback", result.StandardError);
        return (result.ExitCode, result.StandardOutput);
    }
}
