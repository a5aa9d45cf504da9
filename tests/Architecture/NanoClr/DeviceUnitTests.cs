using System.Text.RegularExpressions;

namespace EdgeNode.Architecture.Tests;

/// <summary>The device's unit tests on the real runtime, where the environment names one.</summary>
[TestClass]
public partial class DeviceUnitTests
{
    private static readonly string[] Framework = ["nanoFramework.TestFramework"];

    // A Debug build compares and branches by other instructions than a Release build, and the runtime has made a difference.
    [TestMethod]
    [DataRow("Policies", true)]
    [DataRow("Policies", false)]
    [DataRow("Identity", true)]
    [DataRow("Identity", false)]
    [DataRow("Blurring", true)]
    [DataRow("Blurring", false)]
    [DataRow("Reporting", true)]
    [DataRow("Reporting", false)]
    [DataRow("Box", true)]
    [DataRow("Box", false)]
    [DataRow("Console", true)]
    [DataRow("Console", false)]
    [DataRow("Provisioning", true)]
    [DataRow("Provisioning", false)]
    [DataRow("Node", true)]
    [DataRow("Node", false)]
    public void Every_device_test_passes_on_the_real_runtime(string part, bool isOptimized)
    {
        if (!RealRuntime.TryFind(out RealRuntime? runtime, out string missing))
        {
            Console.WriteLine($"skipped: the device tests on the nanoCLR ({missing})");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("edgenode-device-tests-").FullName;
        try
        {
            DeviceProject project = new($"tests/Device/EdgeNode.DeviceTests.{part}.nfproj");
            string[] pes = runtime!.Build(project, isOptimized, Framework, folder);
            string output = runtime.Execute([.. Framework, "nanoFramework.UnitTestLauncher"], pes);

            string[] failed = [.. output.Split('\n').Where(line => line.StartsWith("Test failed,", StringComparison.Ordinal))];
            Assert.IsEmpty(failed, string.Join('\n', failed));

            // A runtime that stops half way has no failed test either.
            int written = project.SourcePaths().Sum(source => TestMethod().Count(File.ReadAllText(source)));
            int passed = output.Split('\n').Count(line => line.StartsWith("Test passed,", StringComparison.Ordinal));
            Assert.AreEqual(written, passed);
            Console.WriteLine($"{part}, {(isOptimized ? "Release" : "Debug")}: {passed} device tests passed on the real runtime");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [TestMethod]
    public void Every_device_test_project_is_run()
    {
        string[] run = [.. typeof(DeviceUnitTests).GetMethod(nameof(Every_device_test_passes_on_the_real_runtime))!
            .GetCustomAttributes(typeof(DataRowAttribute), false).Cast<DataRowAttribute>()
            .Select(row => $"EdgeNode.DeviceTests.{row.Data[0]}.nfproj").Distinct()];
        string[] written = [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests", "Device"), "*.nfproj").Select(path => Path.GetFileName(path)!)];
        CollectionAssert.AreEquivalent(written, run);
    }

    [GeneratedRegex(@"^\s*\[TestMethod\]", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
