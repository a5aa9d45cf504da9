using System.Reflection;

namespace EdgeNode.Esp32.Tests;

/// <summary>How many instructions a step of the console executes, the store's included.</summary>
[TestClass]
public class ConsoleLimitTests
{
    private const long Limit = 8000;

    // On an open box, which counts nothing: work with a key or a certificate, and what checks or writes a set as a whole.
    private const long LimitOnOpenBox = 75_000;

    // A Debug build has more instructions; the limit is about what goes onto a box.
    private static readonly bool IsRelease = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name == "Release";

    private static readonly string[] Long = [];

    [TestMethod]
    public void No_step_is_longer_than_its_limit()
    {
        CountedAssemblies counted = new();
        MethodInfo run = counted.CopyOf(typeof(ConsoleRun)).GetMethod(nameof(ConsoleRun.Count))!;
        (string What, long Longest)[] steps = ((string, long)[])run.Invoke(null, [counted.Methods.Count])!;
        foreach ((string what, long longest) in steps)
        {
            Console.WriteLine($"{what}: at most {longest} instructions");
        }

        foreach ((string what, long longest) in steps.Where(_ => IsRelease))
        {
            Assert.IsLessThanOrEqualTo(Long.Contains(what) ? LimitOnOpenBox : Limit, longest, what);
        }
    }
}
