using EdgeNode.Gateway;

namespace EdgeNode.Tools.Tests;

/// <summary>The page for who runs a gateway has every setting, with the words of the code.</summary>
[TestClass]
public class SettingsPageTests
{
    [TestMethod]
    public void The_page_has_the_table_of_settings_as_it_is()
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "gateway.md")).ReplaceLineEndings("\n");
        string table = string.Concat(
            GatewaySettings.All.Select(setting => $"| `{setting.Name}` | {setting.Description} | {setting.Allowed} | {(setting.Default is { } value ? $"`{value}`" : setting.IsNeeded ? "needed" : "")} |\n")
                .Prepend("| setting | what it is for | allowed | default |\n|---|---|---|---|\n")) + "\n";
        Assert.Contains(table, page, $"docs/gateway.md does not have this table:\n{table}");
    }

    [TestMethod]
    public void Option_variable_and_key_have_the_name_of_their_setting()
    {
        Assert.HasCount(GatewaySettings.All.Count, GatewaySettings.All.Select(setting => setting.Name).Distinct());
        foreach (GatewaySetting setting in GatewaySettings.All)
        {
            StringAssert.Matches(setting.Name, new System.Text.RegularExpressions.Regex("^[a-z]+(-[a-z]+)*$"));
            Assert.AreEqual($"--{setting.Name}", setting.Option);
            Assert.AreEqual($"EDGENODE_GATEWAY_{setting.Name.ToUpperInvariant().Replace('-', '_')}", setting.Variable);
        }
    }
}
