using EdgeNode.City;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What is refused before a box is told anything.</summary>
[TestClass]
public class BoxStoreTests
{
    [TestMethod]
    public void A_folder_that_is_right_is_taken()
    {
        using StoreSample sample = new();
        BoxStore store = BoxStore.Read(sample.Root);
        Assert.AreEqual(StoreSample.Node, store.Node);
        CollectionAssert.AreEqual(
            new[] { "settings", "policy", "wifi-name", "wifi-password", "broker-host", "ca-crt", "box-crt", "box-key", "unlock-secret" }, store.Names.ToArray());
    }

    [TestMethod]
    [DataRow("settings", "node: found Kx7q22; allowed: 1 to 16 of a-z0-9-", "tenant example\nnode Kx7q22\n")]
    [DataRow("settings", "height: missing", "tenant example\nnode kx7q22\nsite a\nlatitude 0\nlongitude 0\n")]
    [DataRow("settings", "found 2000 bytes; allowed: 1 to 1024", null)]
    [DataRow("policy", "line 3: found 60", "policy 1 \"A\"\nnumber 1\nslot 60\n")]
    [DataRow("wifi-name", "found a line of 32 bytes; allowed: a line of 1 to 31 bytes of UTF-8", "12345678901234567890123456789012")]
    [DataRow("wifi-name", "found a line of 32 bytes; allowed: a line of 1 to 31 bytes of UTF-8", "\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6\u00f6")]
    [DataRow("wifi-name", "more than one line", "one\ntwo\n")]
    [DataRow("wifi-name", "a character that is not seen", "Caf\u00e9\u202e")]
    [DataRow("wifi-name", "a character that is not seen", "Caf\u200be")]
    [DataRow("wifi-name", "a line of 0 bytes", "\n")]
    [DataRow("wifi-name", "found 0 bytes", "")]
    [DataRow("wifi-password", "8 to 63 characters", "1234567")]
    [DataRow("broker-host", "a host name", "mqtts://broker.example.org")]
    [DataRow("broker-port", "a port, 1 to 65535", "65536")]
    [DataRow("ca-crt", "no certificate in PEM", "not a certificate")]
    [DataRow("ca-crt", "no certificate in PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")]
    [DataRow("box-crt", "no certificate in PEM", "not a certificate")]
    [DataRow("box-key", "no private key in PEM", "not a key")]
    public void A_file_that_the_firmware_would_not_take_is_refused_by_name(string name, string said, string? content)
    {
        using StoreSample sample = new();
        sample.WriteSecret(name, content ?? new string('#', 2000));
        FlashException refusal = Refused(sample);
        Assert.Contains($"--store: {sample[name]}: ", refusal.Message);
        Assert.Contains(said, refusal.Message);
        Assert.IsFalse(refusal.HasWritten);
    }

    [TestMethod]
    public void A_file_of_another_name_is_refused_for_it_may_be_a_typing_error()
    {
        using StoreSample sample = new();
        File.Move(sample["broker-host"], sample["broker_host"]);
        FlashException refusal = Refused(sample);
        Assert.Contains($"{sample["broker_host"]}: no entry of a box; allowed: settings, policy, wifi-name", refusal.Message);
    }

    [TestMethod]
    [DataRow("settings")]
    [DataRow("policy")]
    [DataRow("wifi-name")]
    [DataRow("broker-host")]
    [DataRow("ca-crt")]
    [DataRow("box-crt")]
    [DataRow("box-key")]
    public void A_file_that_no_box_publishes_without_is_missed(string name)
    {
        using StoreSample sample = new();
        File.Delete(sample[name]);
        Assert.Contains($"{sample[name]}: the file is not there", Refused(sample).Message);
    }

    [TestMethod]
    public void An_open_network_needs_no_password_file()
    {
        using StoreSample sample = new();
        File.Delete(sample["wifi-password"]);
        Assert.DoesNotContain("wifi-password", BoxStore.Read(sample.Root).Names);
    }

    [TestMethod]
    public void A_certificate_of_another_box_and_the_key_of_another_certificate_are_refused()
    {
        using StoreSample sample = new();
        using StoreSample second = new();
        using ThrowAwayAuthority authority = new();
        PemFiles other = authority.WriteClient(second.Root, "other-box");
        File.Copy(second["box-key"], sample["box-key"], overwrite: true);
        Assert.Contains("no key of this certificate", Refused(sample).Message);
        File.Copy(other.CertificateFile, sample["box-crt"], overwrite: true);
        Assert.Contains("found the common name 'other-box'; allowed: 'kx7q22', the node id in the settings", Refused(sample).Message);
    }

    [TestMethod]
    public void A_fingerprint_in_the_settings_that_is_not_the_certificates_is_refused()
    {
        using StoreSample sample = new();
        string settings = File.ReadAllText(sample["settings"]);
        int digits = settings.IndexOf("certificate ", StringComparison.Ordinal) + "certificate ".Length;
        File.WriteAllText(sample["settings"], settings[..digits] + new string('0', 64) + "\n");
        Assert.Contains("found the fingerprint", Refused(sample).Message);
    }

    [TestMethod]
    [DataRow("box-key")]
    [DataRow("wifi-password")]
    public void A_secret_that_others_can_read_is_refused_with_the_command_that_mends_it(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no such modes");
            return;
        }

        using StoreSample sample = new();
        File.SetUnixFileMode(sample[name], UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Contains($"run: chmod 600 {sample[name]}", Refused(sample).Message);
    }

    [TestMethod]
    public void A_command_that_is_shown_can_be_pasted_whatever_the_folder_is_called()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: Windows has no such modes");
            return;
        }

        using StoreSample sample = new();
        File.SetUnixFileMode(sample["box-key"], UnixFileMode.UserRead | UnixFileMode.GroupRead);
        string folder = Path.GetDirectoryName(sample["box-key"])!;
        string odd = folder + " $(id)'x";
        Directory.CreateSymbolicLink(odd, folder);
        try
        {
            FlashException refusal = Assert.ThrowsExactly<FlashException>(() => BoxStore.Read(odd));
            Assert.Contains($"run: chmod 600 '{odd.Replace("'", "'\\''", StringComparison.Ordinal)}/box-key'", refusal.Message);
        }
        finally
        {
            Directory.Delete(odd);
        }
    }

    [TestMethod]
    public void A_folder_that_is_not_there_is_named()
    {
        Assert.Contains("no-such-folder: the folder is not there", Assert.ThrowsExactly<FlashException>(() => BoxStore.Read("no-such-folder")).Message);
    }

    private static FlashException Refused(StoreSample sample)
    {
        FlashException refusal = Assert.ThrowsExactly<FlashException>(() => BoxStore.Read(sample.Root));
        Assert.DoesNotContain(StoreSample.Password, refusal.Message);
        Assert.DoesNotContain("BEGIN", refusal.Message);
        return refusal;
    }
}
