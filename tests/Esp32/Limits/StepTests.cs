using System.Reflection;
using EdgeNode.Policies;
using EdgeNode.Simulation.Tests;
using Mono.Cecil;

namespace EdgeNode.Esp32.Tests;

/// <summary>How many instructions of the firmware a step executes. docs/device-budgets.md has the figures, and the reason of the budget.</summary>
[TestClass]
public class StepTests
{
    private const long Budget = 250_000;
    private const int Busiest = 6;

    // A Debug build has more instructions; page and budget are about what goes onto a box.
    private static readonly bool IsRelease = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name == "Release";

    [TestMethod]
    public void The_longest_step_is_within_its_budget_and_the_page_tells_it()
    {
        CountedAssemblies counted = new();
        MethodInfo run = counted.CopyOf(typeof(BusyBox)).GetMethod(nameof(BusyBox.Run))!;
        (long[] start, int[] steps, long[][] longest, int summaries) = ((long[], int[], long[][], int))run.Invoke(null, [counted.Methods.Count])!;
        Print("start", 1, start, counted.Methods);
        List<string> rows = [$"| start, no step | {Rounded(start.Sum())} |"];
        foreach (StepKind kind in Enum.GetValues<StepKind>())
        {
            long[] counts = longest[(int)kind];
            Print(kind.ToString(), steps[(int)kind], counts, counted.Methods);
            Assert.IsGreaterThan(0, counts.Sum(), kind.ToString());
            Assert.IsLessThanOrEqualTo(IsRelease ? Budget : long.MaxValue, counts.Sum(), kind.ToString());
            rows.Add($"| {InWords(kind)} | {Rounded(counts.Sum())} |");
        }

        // All of it has happened: slots, a full outbox that dropped some, and the rest sent.
        Assert.IsInRange(98, 101, steps[(int)StepKind.ClosesASlot]);
        Assert.IsInRange(60, 80, summaries);

        if (IsRelease)
        {
            DocumentedFigures.AssertStand(rows);
        }
    }

    [TestMethod]
    public void A_method_without_a_jump_counts_as_many_instructions_as_it_has()
    {
        CountedAssemblies counted = new();
        MethodInfo write = counted.CopyOf(typeof(StepTests)).GetMethod(nameof(InstructionsOfWrite))!;
        using ModuleDefinition module = ModuleDefinition.ReadModule(typeof(BigEndian).Assembly.Location);
        MethodDefinition method = module.GetType(typeof(BigEndian).FullName).Methods.Single(method => method.Name == nameof(BigEndian.Write));
        Assert.AreEqual((long)method.Body.Instructions.Count, write.Invoke(null, [counted.Methods.Count, 1]));
        Assert.AreEqual(3L * method.Body.Instructions.Count, write.Invoke(null, [counted.Methods.Count, 3]));
    }

    /// <summary>Called in the counted copy.</summary>
    public static long InstructionsOfWrite(int methods, int times)
    {
        byte[] buffer = new byte[BigEndian.Length];
        InstructionCounter.Begin(methods);
        for (int i = 0; i < times; i++)
        {
            BigEndian.Write(buffer, 0, 1);
        }

        return InstructionCounter.Total;
    }

    // Two digits, upwards: the page is not to change with each line of the firmware.
    private static long Rounded(long count)
    {
        long step = 1;
        while (count / step >= 100)
        {
            step *= 10;
        }

        return (count + step - 1) / step * step;
    }

    private static string InWords(StepKind kind)
    {
        return kind switch
        {
            StepKind.ClosesASlot => "closes a slot",
            StepKind.TakesAnAcknowledgement => "takes an acknowledgement",
            StepKind.Other => "samples, connects or publishes",
            _ => "nothing is due",
        };
    }

    private static void Print(string what, int steps, long[] counts, IReadOnlyList<string> methods)
    {
        IEnumerable<string> busiest = counts.Select((count, method) => (Count: count, Method: method)).OrderByDescending(entry => entry.Count).Take(Busiest)
            .Select(entry => $"{methods[entry.Method]} {entry.Count}");
        Console.WriteLine($"{what}: {steps} steps, at most {counts.Sum()} instructions ({string.Join(", ", busiest)})");
    }
}
