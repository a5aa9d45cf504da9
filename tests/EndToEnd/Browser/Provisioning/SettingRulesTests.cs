using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using Microsoft.Playwright;

namespace EdgeNode.Browser.Tests;

/// <summary>What the page takes for a setting is what the firmware takes: the page's table cannot drift from that of the firmware.</summary>
[TestClass]
public class SettingRulesTests
{
    private const int Cases = 4000;

    private static readonly string Settings = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "provision", "settings.js"));

    // Each is a value that some rule turns on: a limit, one beyond, another form.
    private static readonly string[] Edges =
    [
        "", " ", "-", "--", "0", "-0", "00", "01", "+1", "1 ", " 1", "1.5", "1e3", "0x1", "9999999999", "99999999999", "90000000", "90000001", "-90000000", "-90000001",
        "180000000", "180000001", "-180000000", "-180000001", "10000", "10001", "3000", "3001", "65535", "65536", "1", "a", "A", "ä", "a b", "a_b", "a-b", "-a", "a-", "a.b", "a..b", ".a", "a.",
        "a-.b", "a.-b", "a.b-c.d", "127.0.0.1", "ntp.se", "ntp.se ntp.se", "ntp.se time.cloudflare.com", "ntp.se  time.cloudflare.com", "a b c", "a b c d", "a b c ", "a\n", "1\n", "\u0000", "a\tb",
        "correct horse battery", "1234567", "12345678", "City Sensors", "é\u0301", "\u202e", "\u200b", "\ufeff", "\ud83d\ude00", "<b>", "\"", "\\", "\u007f", "\u00a0", "日本語",
        new('a', 16), new('a', 17), new('a', 24), new('a', 25), new('a', 31), new('a', 32), new('a', 60), new('a', 61), new('a', 63), new('a', 64), new('A', 64), new('g', 64), new('a', 253), new('a', 254),
        new('é', 15), new('é', 16), $"{new('a', 60)} b", $"{new('a', 61)} b",
    ];

    [TestMethod]
    public async Task The_page_has_each_setting_with_its_rule_and_its_example_and_allows_what_the_firmware_allows()
    {
        if (await OpenAsync() is not IPage page)
        {
            return;
        }

        // The box sets the fingerprint of its certificate itself.
        SettingDefinition[] table = [.. Enumerable.Range(0, SettingTable.Count).Select(SettingTable.At).Where(setting => setting.Name != SettingName.Certificate)];
        string rows = await page.EvaluateAsync<string>("JSON.stringify(settingTable.map(({ name, isRequired, rule, example }) => ({ name, isRequired, rule, example })))");
        CollectionAssert.AreEqual(
            table.Select(setting => new Row(setting.Name, setting.IsRequired, setting.Rule, setting.Example)).ToArray(),
            JsonSerializer.Deserialize<Row[]>(rows));

        Random random = new(7);
        string[] values = [.. Edges, .. Enumerable.Range(0, Cases).Select(_ => Mutate(random))];
        foreach (SettingDefinition setting in table)
        {
            bool[] allowed = await page.EvaluateAsync<bool[]>($"values => values.map(settingOf('{setting.Name}').allows)", values);
            for (int i = 0; i < values.Length; i++)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(values[i]);
                Assert.AreEqual(SettingRules.Allows(setting, bytes, 0, bytes.Length), allowed[i], $"{setting.Name}: '{values[i]}'");
            }
        }

        await page.Context.CloseAsync();
    }

    [TestMethod]
    public async Task The_page_and_the_firmware_see_the_same_characters()
    {
        if (await OpenAsync() is not IPage page)
        {
            return;
        }

        string answer = await page.EvaluateAsync<string>("Array.from({ length: 0x110000 }, (_, code) => (hidden.test(String.fromCodePoint(code)) ? '0' : '1')).join('')");
        IEnumerable<string> differ = Enumerable.Range(0, answer.Length).Where(code => PlainCharacter.IsAllowed(code) != (answer[code] == '1')).Select(code => $"U+{code:X4}");
        Assert.IsEmpty(differ, string.Join(' ', differ.Take(20)));
        await page.Context.CloseAsync();
    }

    private static async Task<IPage?> OpenAsync()
    {
        IPage? page = await Chromium.OpenAsync("<p></p>");
        if (page is not null)
        {
            await page.AddScriptTagAsync(new() { Content = Settings });
        }

        return page;
    }

    // One of the edges with a character more, less or another.
    private static string Mutate(Random random)
    {
        const string Letters = "aZ09-. :_/é\u200b~";
        string value = Edges[random.Next(Edges.Length)];
        char letter = Letters[random.Next(Letters.Length)];
        int at = random.Next(value.Length + 1);
        return random.Next(3) switch
        {
            0 => value.Insert(at, letter.ToString()),
            1 when at < value.Length => value.Remove(at, 1),
            _ when at < value.Length => value.Remove(at, 1).Insert(at, letter.ToString()),
            _ => value + value,
        };
    }

    private sealed record Row(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("isRequired")] bool IsRequired,
        [property: JsonPropertyName("rule")] string Rule,
        [property: JsonPropertyName("example")] string Example);
}
