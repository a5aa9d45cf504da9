using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using EdgeNode.Gateway;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The files by which a gateway becomes a service name what there is, and systemd finds no fault in its unit.</summary>
[TestClass]
public class DeployingTests
{
    // In tenths: 12 is what it was rated when it was written.
    private const int GreatestExposure = 12;

    private static readonly string Folder = Path.Combine(SourceTree.Root, "tools", "Gateway", "Deploying");

    [TestMethod]
    public async Task Systemd_finds_no_fault_in_the_unit_and_rates_it_safe()
    {
        const string Program = "/usr/bin/systemd-analyze";
        if (!File.Exists(Program))
        {
            Console.WriteLine("skipped: the unit, because systemd-analyze is not there");
            return;
        }

        // It asks whether the program is there.
        using TestFolder folder = new();
        string unit = folder.File("edgenode-gateway.service");
        string text = File.ReadAllText(Path.Combine(Folder, "edgenode-gateway.service"));
        Assert.Contains("ExecStart=/opt/edgenode/EdgeNode.Cli gateway\n", text);
        File.WriteAllText(unit, text.Replace("/opt/edgenode/EdgeNode.Cli", "/bin/true", StringComparison.Ordinal));
        await FindsNothingAsync(Program, "verify", "--man=no", unit);
        await FindsNothingAsync(Program, "security", "--offline=yes", "--no-pager", $"--threshold={GreatestExposure}", unit);
    }

    [TestMethod]
    [DataRow("edgenode-gateway.service")]
    [DataRow("Containerfile")]
    public void Each_variable_that_a_file_sets_is_one_of_a_setting(string file)
    {
        string[] known = [.. GatewaySettings.All.Select(setting => setting.Variable)];
        string[] named = [.. Regex.Matches(File.ReadAllText(Path.Combine(Folder, file)), "EDGENODE_[A-Z_]+").Select(match => match.Value)];
        Assert.IsNotEmpty(named);
        CollectionAssert.IsSubsetOf(named, known);
    }

    private static async Task FindsNothingAsync(string program, params string[] arguments)
    {
        BufferedCommandResult end = await new Command(program).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
        Assert.AreEqual(0, end.ExitCode, end.StandardOutput + end.StandardError);
        Assert.DoesNotContain("Unknown", end.StandardError);
    }
}
