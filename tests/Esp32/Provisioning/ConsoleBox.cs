using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Reporting;

namespace EdgeNode.Esp32.Tests;

/// <summary>The console of a box with all its commands, on a store of the device, from one boot to the next.</summary>
internal sealed class ConsoleBox : IBoxControl, IOutboxEraser, IServicePort, IClock
{
    public const int OutboxSegments = 2;
    public const string Node = "lamp-7";
    public const string Secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    /// <summary>2026-11-01.</summary>
    public const long ReleasedUtcMs = 1793491200000;

    public const string Policy = "policy 1 \"Square\"\nnumber 7\nslot 900\nchannel footfall counted window 900 noise 2 lockout 8000 edges 10 20 30 45 65 90\n"
        + "purpose \"Plan\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City\"\ncontact \"https://privacy.example\"\naccess \"All\"\nretention 365 days\n";

    private readonly IDurableStore _store;
    private readonly ServiceConsole _console;
    private readonly Queue<byte> _arrived = [];
    private readonly List<byte> _sent = [];

    public ConsoleBox(IDurableStore store, IEntropy entropy)
    {
        _store = store;
        new FactoryReset(store).TryFinish(this);
        Sets = new SetStore(store);
        Sets.TryBoot();
        Lock = new LockRecord(store);
        Lock.Open();
        SetDraft draft = new(Sets);
        StagedSettings settings = new(draft);
        HelpCommand help = new();
        ConsoleCommand[] commands =
        [
            help,
            new VersionCommand("1.2.3", "bench"),
            new SetCommand(settings),
            new ShowCommand(settings, draft),
            new DiscardCommand(settings),
            new CommitCommand(settings, draft, Lock, this, ReleasedUtcMs, this),
            new CsrCommand(settings, draft, entropy),
            new CertCommand(settings, draft, this, ReleasedUtcMs),
            new AuthorityCommand(draft),
            new PolicyTextCommand(draft, Lock),
            new LockCommand(settings, Sets, Lock, this),
            new UnlockCommand(Sets, Lock, entropy, this, this),
            new FactoryResetCommand(new FactoryReset(store), this),
        ];
        help.List(commands);
        _console = new ServiceConsole(this, commands, Lock.IsLocked);
    }

    public SetStore Sets { get; }

    public LockRecord Lock { get; }

    public int Restarts { get; private set; }

    public long UptimeMs { get; set; } = 5000;

    /// <summary>Called before and after each step of the console; told whether the step came at once after the one before.</summary>
    public Action BeforeStep { get; init; } = () => { };

    /// <summary>See <see cref="BeforeStep"/>.</summary>
    public Action<string> AfterStep { get; init; } = _ => { };

    public void RequestRestart()
    {
        Restarts++;
    }

    public bool TryErase()
    {
        return OutboxErasure.TryErase(_store, OutboxSegments);
    }

    public bool TryGetUtcMs(out long utcMs)
    {
        utcMs = 0;
        return false;
    }

    public int Read(byte[] buffer, int count)
    {
        int read = 0;
        while (read < count && _arrived.TryDequeue(out buffer[read]))
        {
            read++;
        }

        return read;
    }

    public bool TryWrite(byte[] data, int count)
    {
        _sent.AddRange(data.Take(count));
        return true;
    }

    /// <summary>Tells a line; gives the answer without the echo.</summary>
    public string Tell(string line)
    {
        foreach (byte one in Encoding.UTF8.GetBytes(line + "\n"))
        {
            _arrived.Enqueue(one);
        }

        bool isUnderWay = true;
        for (int idle = 0; idle < 6; idle = isUnderWay ? 0 : idle + 1)
        {
            BeforeStep();
            _console.Step();
            AfterStep(line);
            isUnderWay = _arrived.Count > 0 || _console.IsBusy || !_console.IsSilent;
        }

        string answer = Encoding.ASCII.GetString([.. _sent]);
        _sent.Clear();
        return answer[(answer.IndexOf('\n', StringComparison.Ordinal) + 1)..].ReplaceLineEndings("\n");
    }

    /// <summary>Tells a line and a document; gives the last answer.</summary>
    public string Tell(string line, string document)
    {
        string answer = Tell(line);
        foreach (string text in document.TrimEnd('\n').Split('\n').Append(".").TakeWhile(_ => answer.StartsWith("ok", StringComparison.Ordinal)))
        {
            answer = Tell(text);
        }

        return answer;
    }

    /// <summary>Tells everything but the certificate; gives the request for it.</summary>
    public string TellAll(string authority)
    {
        string[] lines =
        [
            "tenant demo", $"node {Node}", "site a", "latitude 1", "longitude 2", "height 3", "wifi-name net", "wifi-password canary in a cage",
            "broker-host mqtt.example.org", $"unlock-secret {Secret}",
        ];
        foreach (string line in lines)
        {
            Assert.AreEqual("ok\n", Tell("set " + line), line);
        }

        Assert.AreEqual("ok\n", Tell("policy set", Policy));
        Assert.AreEqual("ok\n", Tell("ca add", authority));
        string request = Tell("csr");
        Assert.EndsWith("ok\n", request);
        return request[..^3];
    }
}
