using System.Globalization;
using System.Text;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>
/// A technician with a terminal program, openssl as the city's authority, and Mosquitto: from a new box to the first summary of a locked
/// one and back, with the mistakes that people make on the way.
/// </summary>
[TestClass]
public class TechnicianTests
{
    private const string Tenant = "city";
    private const string Node = "lamp-7";
    private const string Wifi = "correct horse battery";
    private const string Secret = "8f1c2d3e4f5061728394a5b6c7d8e9f00112233445566778899aabbccddeeff0";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    [TestMethod]
    public async Task A_new_box_is_told_proven_locked_sends_its_first_summary_is_unlocked_and_wiped()
    {
        using TestFolder folder = new();
        if (!await OpensslCity.IsThereAsync())
        {
            return;
        }

        OpensslCity city = await OpensslCity.MakeAsync(folder.File("city"));
        using Mosquitto? broker = Mosquitto.TryStart(folder.File("mosquitto"), _ => city.Broker, Tenant);
        if (broker is null)
        {
            return;
        }

        using CityFiles received = await CityFiles.StartAsync(folder, city.Receiver, broker.Port);
        using FastBox box = new();
        await WithinAsync(box, async () =>
        {
            await TellSettingsAsync(box, broker.Port);
            await TellDocumentsAsync(box, city);
            await ProveAsync(box, received);
            await LockAsync(box, received);
            await UnlockAsync(box, city);
            await WipeAsync(box);
        });
    }

    [TestMethod]
    public async Task Whatever_is_typed_amid_or_instead_of_a_line_the_next_one_is_answered()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using FastBox box = new();
        await WithinAsync(box, async () =>
        {
            Assert.Contains("error not-text ", await box.SendAsync([0xff, 0x00, 0xc3, .. "version\n"u8]));
            Assert.Contains("error not-text ", await box.SendAsync([.. "ver"u8, 0x1b, .. "sion\r"u8]));
            Assert.Contains("error not-text ", await box.SendAsync([.. "version"u8, 0xfe, .. "\r\n"u8]));
            foreach (string line in new[] { "version\r", "version\n", "version\r\n", "verx\bsion\x7fn\r", "nonsense\x15version\n", "nonsense\x03version\r\n" })
            {
                Assert.EndsWith("firmware: 0.1.0\r\nboard: esp32-devkit-v1\r\nok\r\n", await box.SendAsync(Encoding.ASCII.GetBytes(line)));
            }

            Assert.Contains("error line-too-long ", await TellTooMuchAsync(box));
            Assert.Contains("board: esp32-devkit-v1\r\nok", await box.DoAsync("version"));
            Assert.Contains("staged changes: none", await box.DoAsync("show"));
        });
    }

    private static async Task TellSettingsAsync(FastBox box, int port)
    {
        Assert.Contains("set: none", await box.DoAsync("status"));
        await RefusesAsync(box, "set node Lamp 7", "error value node: found Lamp 7; allowed: 1 to 16 of a-z0-9-; example: kx7q22");
        await RefusesAsync(box, "set latitude 52.52", "error value latitude: found 52.52; ");
        await RefusesAsync(box, "set wifi-password short", "error value wifi-password: found 5 characters; ");
        await RefusesAsync(box, "set colour blue", "error no-setting found colour; show lists them");
        await RefusesAsync(box, "sett node x", "error no-command found sett; type help");
        foreach (string line in new[]
        {
            $"tenant {Tenant}", $"node {Node}", "site square", "latitude 52520008", "longitude 13404954", "height 400", "wifi-name City Sensors",
            "wifi-password not this one", "broker-host 127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"broker-port {port}"), $"unlock-secret {Secret}",
        })
        {
            await box.DoAsync($"set {line}");
        }

        await RefusesAsync(box, "commit", "error missing policy: missing; policy set");
    }

    private static async Task TellDocumentsAsync(FastBox box, OpensslCity city)
    {
        string policy = Encoding.UTF8.GetString(SourceTree.Policy("market-square.txt"));
        await box.DoAsync("policy set", policy);
        Assert.Contains(policy.ReplaceLineEndings("\r\n"), await box.DoAsync("policy show"));
        await box.DoAsync("ca add", File.ReadAllText(city.AuthorityFile));
        await RefusesAsync(box, "cert", "error missing box-key: missing");

        // A box that has just been switched on tests its random source before it makes a key.
        string request = await box.AskUntilAsync("csr", "END CERTIFICATE REQUEST");
        string pem = request[request.IndexOf("-----BEGIN", StringComparison.Ordinal)..request.IndexOf("\r\nok", StringComparison.Ordinal)];
        Assert.Contains("\r\nerror other-key ", await box.TellDocumentAsync("cert", File.ReadAllText(city.Receiver.CertificateFile)));
        Assert.Contains("\r\nerror other-node ", await box.TellDocumentAsync("cert", await city.SignAsync(pem, "/CN=lamp-8")));
        Assert.Contains("\r\nerror no-certificate ", await box.TellDocumentAsync("cert", "this is none"));
        await RefusesAsync(box, "commit", "error missing box-crt: missing");
        Assert.Contains("SHA-256 ", await box.TellDocumentAsync("cert", await city.SignAsync(pem)));
        string shown = await box.DoAsync("show");
        Assert.Contains("\r\nbox-key: 2", shown);
        Assert.Contains("\r\nstaged changes: yes; commit or discard\r\n", shown);
    }

    // The network's password is wrong at first: test and status say so, and lock is refused.
    private static async Task ProveAsync(FastBox box, CityFiles received)
    {
        await box.RestartAsync("commit");
        await box.AskUntilAsync("status", "wifi-refused: the access point refused the box; check wifi-password");
        string test = await box.TellAsync("test");
        Assert.Contains("\r\nwifi: wifi-refused: ", test);
        Assert.Contains("\r\nmqtt: not-tried: it needs what failed before it", test);
        Assert.Contains("\r\nerror failed ", test);
        await RefusesAsync(box, "lock", "error on-trial ");
        await box.DoAsync("set site elsewhere");
        await box.DoAsync("discard");
        Assert.Contains("\r\nsite: square\r\n", await box.DoAsync("show"));
        Assert.DoesNotContain(Wifi, await box.DoAsync($"set wifi-password {Wifi}"));
        await RefusesAsync(box, "lock", "error staged ");
        await box.RestartAsync("commit");
        Assert.Contains("\r\nbroker: has acknowledged in this boot\r\n", await box.AskUntilAsync("status", "set: 2, proven"));
        await received.UntilAsync("state.jsonl", $$"""^\{"v":2,"node":"{{Node}}","state":"ready",.*"lock":"open","set":"trial",""");
        test = await box.DoAsync("test");
        foreach (string tested in new[] { "light-barrier (footfall)", "sen0232", "sds011", "scd41", "bme280", "wifi", "address", "time", "dns", "tls", "mqtt" })
        {
            Assert.Contains($"\r\n{tested}: ok\r\n", test);
        }
    }

    private static async Task LockAsync(FastBox box, CityFiles received)
    {
        Assert.AreEqual("", received.Read(CityFiles.Summaries), "an open box has measured");
        Assert.Contains("the box restarts, locked", await box.RestartAsync("lock"));
        await box.AskUntilAsync("status", "lock: locked");
        foreach (string line in new[] { "show", "set node other", "csr", "policy show", "test", "lock" })
        {
            await RefusesAsync(box, line, "error locked the box is locked; only status, version, unlock and factory-reset are allowed");
        }

        await received.UntilAsync(CityFiles.Summaries, $$"""^\{"v":1,"node":"{{Node}}",.*"seq":0,.*"ch":\{"footfall":[0-9]+,"sound":[0-9]+""");
        await received.UntilAsync("state.jsonl", "\"state\":\"ready\",.*\"lock\":\"sealed\",\"set\":\"proven\",");
        await received.VerifyAsync();
    }

    private static async Task UnlockAsync(FastBox box, OpensslCity city)
    {
        await box.AskUntilAsync("unlock", "challenge ");
        await RefusesAsync(box, "unlock " + new string('0', 64), "error refused the answer is wrong; the next try is due in ");
        await RefusesAsync(box, "show", "error locked ");
        string challenge = ChallengeIn(await box.AskUntilAsync("unlock", "challenge "));
        string response = await city.ResponseAsync(Secret, Node, challenge);
        Assert.Contains("the box restarts, open", await box.RestartAsync("unlock " + response));
        await box.AskUntilAsync("status", "lock: open");
        await RefusesAsync(box, "policy set", "error policy-fixed ");
    }

    private static async Task WipeAsync(FastBox box)
    {
        await RefusesAsync(box, "factory-reset", "error confirm ");
        Assert.Contains("revoke the certificate", await box.RestartAsync("factory-reset yes"));
        await box.AskUntilAsync("status", "set: none");
        string shown = await box.DoAsync("show");
        Assert.Contains("\r\nnode: (missing)\r\n", shown);
        Assert.Contains("\r\nbox-key: (missing)\r\n", shown);
    }

    // Whatever goes wrong, what was said on the cable is told.
    private static async Task WithinAsync(FastBox box, Func<Task> conversation)
    {
        try
        {
            await conversation().WaitAsync(Limit);
        }
        catch (Exception failure)
        {
            throw new AssertFailedException($"{failure.Message}\nOn the cable:\n{box.Transcript}", failure);
        }
    }

    // There is no flow control: the line's end may be lost with what did not fit, and a person presses Enter again.
    private static async Task<string> TellTooMuchAsync(FastBox box)
    {
        await box.TypeAsync(new string('x', 10240));
        Task<string> answer = box.SendAsync("\r"u8.ToArray());
        while (await Task.WhenAny(answer, Task.Delay(500)) != answer)
        {
            await box.TypeAsync("\r");
        }

        return await answer;
    }

    private static string ChallengeIn(string answer)
    {
        const string Word = "challenge ";
        return answer.Substring(answer.IndexOf(Word, StringComparison.Ordinal) + Word.Length, 32);
    }

    private static async Task RefusesAsync(FastBox box, string line, string expected)
    {
        Assert.Contains("\r\n" + expected, await box.TellAsync(line));
    }
}
