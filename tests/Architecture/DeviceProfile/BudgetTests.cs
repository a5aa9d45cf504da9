using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>The firmware's two PE files stay small, and within what 16 bits of a PE can point at.</summary>
[TestClass]
public class BudgetTests
{
    // 177 KB on the day that the console was whole, and an eighth for what mends it. A box that is told what it is on its console, and
    // makes its own key, has 25 KB for P-256, signatures, its request and its certificate, 60 KB for sets, console and Improv Serial,
    // of which a third is what they say, and 5 KB for names and references that two PE files have twice.
    private const int FirmwareLimit = 200 * 1024;

    // A reference to a string and the place of a method's code have 16 bits. A quarter stays free: a Debug build has a
    // fifth more code, and the day a test is written is not the day to split a project.
    private const int TableLimit = 64 * 1024 * 3 / 4;

    [TestMethod]
    public void The_firmware_is_within_its_budget()
    {
        PeEstimate[] estimates = [.. Profile.ImagePaths.Values.Select(Estimate)];
        Assert.IsTrue(estimates.All(estimate => estimate.Code > 10_000));
        Assert.IsLessThanOrEqualTo(FirmwareLimit, estimates.Sum(estimate => estimate.Total));
    }

    [TestMethod]
    public void Code_and_strings_of_firmware_and_tests_leave_a_quarter_of_what_a_PE_reaches()
    {
        // All of them, so that who splits one sees what room the others have.
        List<string> beyond = [];
        foreach ((string project, string path) in Profile.DevicePaths)
        {
            PeEstimate estimate = Estimate(path);
            if (estimate.Strings >= TableLimit || estimate.Code >= TableLimit)
            {
                beyond.Add($"{project}: code {estimate.Code}, strings {estimate.Strings}");
            }
        }

        Assert.IsEmpty(beyond, string.Join('\n', beyond));
    }

    [TestMethod]
    public void What_the_metadata_processor_makes_is_within_the_budgets_and_is_what_was_estimated()
    {
        if (MetadataProcessor.Find() is not { } processor)
        {
            Console.WriteLine($"skipped: the size of the firmware's PE is an estimate, because {MetadataProcessor.Variable} is not set");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("edgenode-pe-").FullName;
        try
        {
            int firmware = 0;
            foreach ((string project, string path) in Profile.DevicePaths)
            {
                string file = Path.Combine(folder, "measured.pe");
                processor.Make(path, Profile.NamedBy(project), file);
                PeFile pe = new(file);
                PeEstimate estimate = Estimate(path);
                Console.WriteLine($"{Name(path)}: PE of {pe.Total} bytes (strings {pe.Strings}, code {pe.Code})");
                Assert.IsLessThan(TableLimit, pe.Strings, path);
                Assert.IsLessThan(TableLimit, pe.Code, path);
                firmware += Profile.ImagePaths.ContainsKey(project) ? pe.Total : 0;
                Assert.IsTrue(project != Profile.FirmwareProject || File.ReadAllBytes(file).AsSpan().IndexOf("\0esp32-devkit-v1\0"u8) >= 0, "edgenode flash looks for the board's name");
                Assert.IsInRange(pe.Total * 99 / 100, pe.Total * 103 / 100, estimate.Total, path);
            }

            Assert.IsLessThanOrEqualTo(FirmwareLimit, firmware);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static PeEstimate Estimate(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        PeEstimate estimate = new(module);
        Console.WriteLine(
            $"{Name(path)}: PE about {estimate.Total} bytes (records {estimate.Records}, strings {estimate.Strings}, signatures {estimate.Signatures}, code {estimate.Code})");
        return estimate;
    }

    // The test assemblies have one name; their folders tell them apart.
    private static string Name(string path)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        return Profile.ImagePaths.Values.Contains(path) ? name : $"{name} of {Path.GetFileName(Path.GetDirectoryName(path))}";
    }
}
