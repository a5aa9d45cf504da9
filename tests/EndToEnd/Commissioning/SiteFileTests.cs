using EdgeNode.Commissioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Site files: what they may say, and how a slip in one is told.</summary>
[TestClass]
public class SiteFileTests
{
    [TestMethod]
    public void Line_ends_byte_order_mark_comments_and_spaces_make_no_difference()
    {
        using TestFolder folder = new();
        string path = Write(folder, "\ufeff# a square\r\n\r\n  tenant \t city\r\nwifi-name   City  Sensors \r\npolicy sub/policy.txt\r\n");
        IReadOnlyList<PlanValue> values = SiteFile.Read(path);
        CollectionAssert.AreEqual(
            new[] { $"tenant=city {path}:3", $"wifi-name=City  Sensors {path}:4", $"policy={folder.File("sub/policy.txt")} {path}:5" },
            values.Select(value => $"{value.Name}={value.Value} {value.Place}").ToArray());
    }

    [TestMethod]
    [DataRow("tenant City", ":1: tenant: found City; allowed: 1 to 16 of a-z0-9-; example: demo-city")]
    [DataRow("latitude 52.52", ":1: latitude: found 52.52; allowed: whole millionths of a degree")]
    [DataRow("latitude 99999999", ":1: latitude: found 99999999; allowed: ")]
    [DataRow("\nheight", ":2: height: found nothing; allowed: ")]
    [DataRow("policy", ":1: policy: found nothing; allowed: ")]
    [DataRow("tenant a\ntenant b", ":2: tenant: found twice; allowed: once")]
    [DataRow("latitud 1", ":1: found latitud; did you mean latitude?")]
    [DataRow("ssid Net", ":1: found ssid; did you mean wifi-name?")]
    [DataRow("colour blue", ":1: found colour; allowed: tenant, node, ")]
    [DataRow("tenant=city", ":1: found tenant=city; allowed: a name, a space, and the value")]
    [DataRow("tenant: city", ":1: found tenant: city; allowed: a name, a space, and the value")]
    [DataRow("unlock-secret 00", ":1: unlock-secret: found a secret; the command makes one for each box")]
    [DataRow("certificate 00", ":1: certificate: found what nobody sets; ")]
    [DataRow("wifi-password short", ":1: wifi-password: found 5 characters; allowed: 8 to 63 characters")]
    [DataRow("wifi-password 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", ":1: wifi-password: found 64 characters (a raw key of 64 digits: ")]
    [DataRow("wifi-name a name of more than thirty-one bytes", ":1: wifi-name: found a name of more than thirty-one bytes; allowed: 1 to 31 bytes")]
    public void A_slip_is_told_with_its_line(string text, string expected)
    {
        using TestFolder folder = new();
        string path = Write(folder, text);
        PlanException fault = Assert.ThrowsExactly<PlanException>(() => SiteFile.Read(path));
        Assert.StartsWith(path + expected, fault.Message);
        Assert.DoesNotContain("\n", fault.Message);
        Assert.DoesNotContain("short", fault.Message);
    }

    [TestMethod]
    [DataRow("identity anna", "WPA2-Enterprise")]
    [DataRow("wifi_eap_method peap", "WPA2-Enterprise")]
    [DataRow("wifi-client-cert a.pem", "certificates for Wi-Fi")]
    [DataRow("captive-portal yes", "captive portals")]
    [DataRow("static-ip 10.0.0.7", "static addresses")]
    [DataRow("gateway 10.0.0.1", "static addresses")]
    [DataRow("ethernet yes", "Ethernet")]
    [DataRow("dev_eui 00", "LoRa")]
    [DataRow("http-proxy 10.0.0.1", "proxies")]
    [DataRow("psk 00", "a raw key of 64 digits")]
    [DataRow("wifi-5ghz yes", "5 GHz")]
    [DataRow("Hidden yes", "hidden networks")]
    [DataRow("mqtt-password x", "user names and passwords for the broker")]
    public void What_the_platform_cannot_do_is_refused_with_the_reason(string line, string reason)
    {
        using TestFolder folder = new();
        PlanException fault = Assert.ThrowsExactly<PlanException>(() => SiteFile.Read(Write(folder, line)));
        Assert.Contains($": {reason}", fault.Message);
    }

    [TestMethod]
    public void A_file_with_a_password_is_for_its_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no file modes");
            return;
        }

        using TestFolder folder = new();
        string path = Write(folder, "wifi-password correct horse battery");
        Assert.HasCount(1, SiteFile.Read(path));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        PlanException open = Assert.ThrowsExactly<PlanException>(() => SiteFile.Read(path));
        Assert.Contains("found a secret that others can read; allowed: its owner alone; run: chmod 600 ", open.Message);

        // A name of a file beside it is no secret; the file is.
        string named = Write(folder, "wifi-password-file site.txt.password", "other.txt");
        File.WriteAllText(folder.File("site.txt.password"), "correct horse battery\r\n");
        File.SetUnixFileMode(folder.File("site.txt.password"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.ThrowsExactly<PlanException>(() => new BoxPlan(SiteFile.Read(named)));
        File.SetUnixFileMode(folder.File("site.txt.password"), UnixFileMode.UserRead);
        Assert.AreEqual("correct horse battery", new BoxPlan(SiteFile.Read(named))["wifi-password"]);
    }

    [TestMethod]
    public void What_is_no_text_no_file_or_endless_is_refused()
    {
        using TestFolder folder = new();
        File.WriteAllBytes(folder.File("binary"), [0xff, 0xfe, 0x00]);
        Assert.Contains("found bytes that are no UTF-8", Assert.ThrowsExactly<PlanException>(() => SiteFile.Read(folder.File("binary"))).Message);
        Assert.Contains("found no such file", Assert.ThrowsExactly<PlanException>(() => SiteFile.Read(folder.File("none"))).Message);
        Assert.Contains("found a folder", Assert.ThrowsExactly<PlanException>(() => SiteFile.Read(folder.Root)).Message);
    }

    private static string Write(TestFolder folder, string text, string name = "site.txt")
    {
        File.WriteAllText(folder.File(name), text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return folder.File(name);
    }
}
