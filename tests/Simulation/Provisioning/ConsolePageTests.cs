using System.Reflection;
using EdgeNode.Provisioning;
using EdgeNode.Summaries;

namespace EdgeNode.Simulation.Tests;

/// <summary>docs/console.md says all that the firmware's tables say, in their words.</summary>
[TestClass]
public class ConsolePageTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "console.md"));

    [TestMethod]
    public void It_has_each_setting_with_its_rule_and_its_example_and_no_other()
    {
        IEnumerable<SettingDefinition> settings = Enumerable.Range(0, SettingTable.Count).Select(SettingTable.At).Where(setting => setting.Name != SettingName.Certificate);
        AssertRows("Settings", [.. settings.Select(setting => $"| `{setting.Name}` | {(setting.IsRequired ? "yes" : "no")} | {setting.Rule} | `{setting.Example}` |")]);
    }

    [TestMethod]
    public void It_has_each_code_of_an_error_and_no_other()
    {
        string[] codes = [.. typeof(ErrorCode).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetValue(null)!)];
        AssertRows("Errors", [.. codes.Select(code => RowsOf("Errors").FirstOrDefault(row => row.StartsWith($"| `{code}` | ", StringComparison.Ordinal)) ?? code)]);
    }

    [TestMethod]
    public void It_has_each_advice_and_no_other()
    {
        IEnumerable<string> advice = Enum.GetValues<ConnectFailure>().Where(failure => failure != ConnectFailure.None).Select(ConnectAdvice.Of);
        AssertRows("Test and scan", [.. advice.Select(text => text.Split(": ", 2)).Select(parts => $"| `{parts[0]}` | {parts[1]} |")]);
    }

    private static void AssertRows(string heading, string[] expected)
    {
        CollectionAssert.AreEqual(expected, RowsOf(heading));
    }

    // Without the two lines of a table's head.
    private static string[] RowsOf(string heading)
    {
        return [.. Page.SkipWhile(line => line != $"## {heading}").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith('|')).Skip(2)];
    }
}
