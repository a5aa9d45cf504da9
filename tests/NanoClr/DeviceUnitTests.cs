using System.Text.RegularExpressions;

namespace EdgeNode.NanoClr.Tests;

/// <summary>The device's unit tests on the real runtime, where the environment names one.</summary>
[TestClass]
public partial class DeviceUnitTests
{
    private static readonly string[] Framework = ["nanoFramework.TestFramework"];

    [TestMethod]
    public void Every_device_test_passes_on_the_real_runtime()
    {
        if (!RealRuntime.TryFind(out RealRuntime? runtime, out string missing))
        {
            Console.WriteLine($"skipped: the device tests on the nanoCLR ({missing})");
            return;
        }

        string folder = Directory.CreateTempSubdirectory("edgenode-device-tests-").FullName;
        try
        {
            string[] sources = DeviceProject.Read("tests/Device/EdgeNode.DeviceTests.nfproj").Sources;
            string pe = runtime!.Build("NFUnitTest", false, sources, Framework, folder);
            string output = runtime.Execute([.. Framework, "nanoFramework.UnitTestLauncher"], pe);

            string[] failed = [.. output.Split('\n').Where(line => line.StartsWith("Test failed,", StringComparison.Ordinal))];
            Assert.IsEmpty(failed, string.Join('\n', failed));

            // A runtime that stops half way has no failed test either.
            int written = sources.Sum(source => TestMethod().Count(File.ReadAllText(source)));
            Assert.AreEqual(written, output.Split('\n').Count(line => line.StartsWith("Test passed,", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^\s*\[TestMethod\]", RegexOptions.Multiline)]
    private static partial Regex TestMethod();
}
