using System.Reflection;

namespace EdgeNode.Esp32.Tests;

/// <summary>How many instructions a step of the console executes, the store's included.</summary>
[TestClass]
public class ConsoleLimitTests
{
    private const int Busiest = 6;
    private const long Limit = 8000;

    // An open box counts nothing. Reading the settings once, or looking through all slots, takes it up to two slices.
    private const long LimitOnOpenBox = 16_000;
    private const long LimitOfKeyWork = 75_000;

    // A Debug build has more instructions; the limit is about what goes onto a box.
    private static readonly bool IsRelease = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name == "Release";

    // With a key or a certificate.
    private static readonly string[] KeyWork = ["open: csr", "open: csr new", "open: ca list", "open: commit", "open: the end of a document"];

    [TestMethod]
    public void No_step_is_longer_than_its_limit()
    {
        CountedAssemblies counted = new();
        MethodInfo run = counted.CopyOf(typeof(ConsoleRun)).GetMethod(nameof(ConsoleRun.Count))!;
        (string What, long[] Longest)[] steps = ((string, long[])[])run.Invoke(null, [counted.Methods.Count])!;
        foreach ((string what, long[] longest) in steps)
        {
            IEnumerable<string> busiest = longest.Select((count, method) => (Count: count, Method: method)).OrderByDescending(entry => entry.Count).Take(Busiest)
                .Select(entry => $"{counted.Methods[entry.Method]} {entry.Count}");
            Console.WriteLine($"{what}: at most {longest.Sum()} instructions ({string.Join(", ", busiest)})");
        }

        foreach ((string what, long[] longest) in steps.Where(_ => IsRelease))
        {
            long limit = KeyWork.Contains(what) ? LimitOfKeyWork : what.StartsWith("locked", StringComparison.Ordinal) ? Limit : LimitOnOpenBox;
            Assert.IsLessThanOrEqualTo(limit, longest.Sum(), what);
        }
    }
}
