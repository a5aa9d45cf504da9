using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.City;
using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode simulate --serial</c>: the console of the real firmware on a port that programs open.</summary>
[TestClass]
public class ServedBoxTests
{
    private static readonly string[] Settings =
    [
        "tenant demo", "node lamp-7", "site square", "latitude 52520008", "longitude 13404954", "height 400", "wifi-name Guests",
        "broker-host 127.0.0.1", $"unlock-secret {new string('a', 64)}",
    ];

    [TestMethod]
    public async Task A_box_that_is_new_is_told_what_to_be_makes_its_key_reaches_the_broker_and_is_locked()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        // Who signs boxes is not who signs the broker: each side trusts the other's.
        using ThrowAwayAuthority ofBroker = new();
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest self = new("CN=boxes", key, HashAlgorithmName.SHA256);
        self.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using X509Certificate2 ofBoxes = self.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(9));
        using X509Certificate2 server = ofBroker.IssueServer();
        TaskCompletionSource state = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CityBroker broker = await CityBroker.StartAsync(
            new CityBrokerOptions { Tenant = "demo", ServerCertificate = server, Authority = ofBoxes, Port = 0, ReceiverId = "receiver" },
            seen => _ = seen is MessagePublished { Topic: "edgenode/1/demo/lamp-7/state" } && state.TrySetResult());

        using TestFolder folder = new();
        using ServedBox box = await ServedBox.StartAsync("--store", folder.File("box"));
        box.Connect();
        Assert.Contains("set: none", await box.DoAsync("status"));
        foreach (string setting in Settings)
        {
            await box.DoAsync($"set {setting}");
        }

        await box.DoAsync(string.Create(CultureInfo.InvariantCulture, $"set broker-port {broker.Port}"));
        Assert.Contains("\r\n-58 dBm \"City Sensors\"\r\n-71 dBm \"Guests\"\r\n", await box.DoAsync("scan"));
        await box.DoAsync("policy set", Encoding.UTF8.GetString(SourceTree.Policy("market-square.txt")));
        await box.DoAsync("ca add", ofBroker.Certificate.ExportCertificatePem());
        await box.DoAsync("cert", Signed(await RequestOf(box), ofBoxes));
        Assert.Contains("the box restarts", await box.RestartAsync("commit"));

        await state.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await box.AskUntilAsync("status", "proven");

        Assert.Contains("the box restarts, locked", await box.RestartAsync("lock"));
        await box.AskUntilAsync("status", "lock: locked");

        Assert.Contains("error locked ", await box.TellAsync("show"));
        Assert.Contains("BEGIN EC PRIVATE KEY", string.Concat(Directory.GetFiles(folder.File("box"), "box-key-*").Select(File.ReadAllText)));

        // What it was told outlives the process.
        box.Command.Signal("TERM");
        Assert.AreEqual(0, (await box.Command.EndAsync()).ExitCode);
        using ServedBox again = await ServedBox.StartAsync("--quiet", "--store", folder.File("box"));
        again.Connect();
        Assert.Contains("lock: locked", await again.DoAsync("status"));
    }

    [TestMethod]
    [DataRow("TERM", 0)]
    [DataRow("INT", 130)]
    public async Task A_folder_is_kept_off_others_until_the_command_ends(string signal, int exitCode)
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using TestFolder folder = new();
        string store = folder.File("box");
        using ServedBox box = await ServedBox.StartAsync("--store", store);
        string lockFile = Path.Combine(store, FolderStore.LockFile);
        Assert.IsTrue(File.Exists(lockFile));
        await RefusesAsync($"--store: the folder '{store}' is in use by another edgenode; end that one, or name another folder", "--store", store);
        box.Command.Signal(signal);
        CommandResult end = await box.Command.EndAsync();
        Assert.AreEqual(exitCode, end.ExitCode, end.Errors);
        Assert.Contains($"The service port of the box is {box.Address}, ", end.Errors);
        Assert.IsFalse(File.Exists(lockFile));

        using ServedBox killed = await ServedBox.StartAsync("--store", store);
        killed.Command.Signal("KILL");
        Assert.AreEqual(137, (await killed.Command.EndAsync()).ExitCode);
        Assert.IsTrue(File.Exists(lockFile));
        using ServedBox next = await ServedBox.StartAsync("--store", store);
    }

    [TestMethod]
    public async Task A_port_of_tcp_answers_as_well_and_stays_open_while_the_box_restarts()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using ServedBox box = await ServedBox.StartAsync("tcp", "--json");
        Assert.StartsWith("{", box.Printed());
        using ServedBox quiet = await ServedBox.StartAsync("tcp", "--quiet");
        quiet.Connect();
        Assert.Contains("\r\nboard: esp32-devkit-v1\r\nok", await quiet.DoAsync("version"));
        string port = quiet.Address.Split(':')[1];
        await RefusesAsync($"--serial: port {port} on 127.0.0.1 cannot be used: ", $"tcp:{port}");
        await quiet.DoAsync("set site square");
        Assert.Contains("staged changes: yes", await quiet.DoAsync("show"));
        await quiet.RestartAsync("factory-reset yes");
        Assert.Contains("staged changes: none", await quiet.DoAsync("show"));
    }

    [TestMethod]
    public async Task Whatever_is_sent_the_next_line_is_answered()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using ServedBox box = await ServedBox.StartAsync("--quiet");
        box.Connect();
        byte[] noise = [.. Enumerable.Range(0, 256).Select(value => (byte)value).Where(value => value is not (10 or 13))];
        Assert.Contains("error not-text ", await box.SendAsync([.. noise, (byte)'\n']));
        Assert.Contains("error not-text ", await box.SendAsync([.. "vers"u8, .. noise[..3], .. "ion\r\n"u8]));
        foreach (string end in new[] { "\r", "\n", "\r\n" })
        {
            Assert.Contains("board: esp32-devkit-v1\r\nok", await box.SendAsync(Encoding.ASCII.GetBytes("version" + end)), end.Length.ToString(CultureInfo.InvariantCulture));
        }

        Assert.Contains("error line-too-long ", await box.SendAsync([.. Enumerable.Repeat((byte)'x', 1500), 13, 10]));
        Assert.Contains("board: esp32-devkit-v1\r\nok", await box.DoAsync("version"));

        // Another program takes its place.
        box.Connect();
        Assert.Contains("board: esp32-devkit-v1\r\nok", await box.DoAsync("version"));
    }

    [TestMethod]
    [DataRow("--serial udp", "--serial: found 'udp'; allowed is nothing, tcp, or tcp:PORT with a port of 1 to 65535")]
    [DataRow("--serial tcp:0", "--serial: found 'tcp:0'; allowed is nothing, tcp, or tcp:PORT with a port of 1 to 65535")]
    [DataRow("--serial tcp:65536", "--serial: found 'tcp:65536'; allowed is nothing, tcp, or tcp:PORT with a port of 1 to 65535")]
    [DataRow("--serial --seed 1", "--seed: found where it says nothing; it does not go with --serial")]
    [DataRow("--serial --policy p", "--policy: found where it says nothing; it does not go with --serial")]
    [DataRow("--serial --broker x:1", "--broker: found where it says nothing; it does not go with --serial")]
    [DataRow("--serial --trace x", "--trace: found where it says nothing; it does not go with --serial")]
    [DataRow("--serial --days 3", "--days: found where it says nothing; it does not go with --serial")]
    [DataRow("--serial --board nosuch", "found no board 'nosuch'")]
    [DataRow("--broker x:1 --store d", "--store: found where it says nothing; it goes with --serial only")]
    public async Task A_slip_is_told(string options, string expected)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync(["simulate", .. options.Split(' ')]);
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.AreEqual("", end.Output);
        Assert.Contains(expected, end.Errors);
        RefusalTests.IsShort(end);
    }

    [TestMethod]
    public async Task A_folder_of_somebody_is_not_taken()
    {
        using TestFolder folder = new();
        string notes = folder.File("Notes.txt");
        File.WriteAllText(notes, "");
        await RefusesAsync($"--store: {notes}: no entry of a box; allowed is a folder of an earlier run, an empty one, or none yet", "--store", folder.Root);
        await RefusesAsync($"--store: found the file '{notes}'; allowed is a folder", "--store", notes);
        await RefusesAsync("cannot be written: ", "--store", Path.Combine(notes, "below"));
        CollectionAssert.AreEqual(new[] { notes }, Directory.GetFileSystemEntries(folder.Root));
    }

    // A box that has just been switched on has to test its random source before it makes a key.
    private static async Task<string> RequestOf(ServedBox box)
    {
        string answer;
        do
        {
            await Task.Delay(200);
            answer = await box.TellAsync("csr");
        }
        while (answer.Contains("error random ", StringComparison.Ordinal));
        return answer;
    }

    private static string Signed(string answer, X509Certificate2 authority)
    {
        const string End = "-----END CERTIFICATE REQUEST-----";
        int start = answer.IndexOf("-----BEGIN CERTIFICATE REQUEST-----", StringComparison.Ordinal);
        string pem = answer[start..(answer.IndexOf(End, StringComparison.Ordinal) + End.Length)];
        CertificateRequest request = CertificateRequest.LoadSigningRequestPem(pem, HashAlgorithmName.SHA256);
        using X509Certificate2 certificate = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(8), [1, 2, 3]);
        return certificate.ExportCertificatePem();
    }

    private static async Task RefusesAsync(string expected, params string[] options)
    {
        CommandResult end = await EdgeNodeCommand.RunAsync(["simulate", "--serial", .. options]);
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.AreEqual("", end.Output);
        Assert.Contains(expected, end.Errors);
        RefusalTests.IsShort(end);
    }
}
