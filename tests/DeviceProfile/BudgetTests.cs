using Mono.Cecil;

namespace EdgeNode.DeviceProfile.Tests;

/// <summary>The firmware's image stays small, and within what 16 bits of a PE can point at.</summary>
[TestClass]
public class BudgetTests
{
    private const int FirmwareLimit = 96 * 1024;
    private const int TableLimit = 64 * 1024;

    [TestMethod]
    public void The_firmware_is_within_its_budget()
    {
        PeEstimate estimate = Print(Profile.FirmwarePath);
        Assert.IsGreaterThan(20_000, estimate.Code);
        Assert.IsLessThanOrEqualTo(FirmwareLimit, estimate.Total);
    }

    [TestMethod]
    public void Code_and_strings_of_firmware_and_tests_are_within_reach_of_a_PE()
    {
        foreach (string path in new[] { Profile.FirmwarePath, Profile.TestsPath })
        {
            PeEstimate estimate = Print(path);
            Assert.IsLessThan(TableLimit, estimate.Strings, path);
            Assert.IsLessThan(TableLimit, estimate.Code, path);
        }
    }

    private static PeEstimate Print(string path)
    {
        using ModuleDefinition module = ModuleDefinition.ReadModule(path);
        PeEstimate estimate = new(module);
        Console.WriteLine(
            $"{module.Name}: PE about {estimate.Total} bytes (records {estimate.Records}, strings {estimate.Strings}, signatures {estimate.Signatures}, code {estimate.Code})");
        return estimate;
    }
}
