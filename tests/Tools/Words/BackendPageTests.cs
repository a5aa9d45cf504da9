using System.Text.Json;
using System.Text.RegularExpressions;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Tools.Tests.Words;

[TestClass]
public partial class BackendPageTests
{
    [TestMethod]
    public void The_topics_and_lengths_of_the_page_are_those_of_the_code()
    {
        StringAssert.Contains(Documents.BackendPage, $"`{new Topics("TENANT", "NODE").Prefix}`");
        AssertRow(Topics.SummaryKind, "no", $"{SummaryText.Length}");
        AssertRow(Topics.HealthKind, "no", $"{HealthText.Length}");
        AssertRow(Topics.StateKind, "yes", $"{StateText.Length}");
        AssertRow(Topics.AboutKind, "yes", $"{AboutText.Length}");
        AssertRow(Topics.PolicyKind, "yes", $"at most {PolicyParser.GreatestLength}");
        StringAssert.Contains(Documents.BackendPage, $"| `{Topics.InboxKind}` |");
    }

    [TestMethod]
    public void The_words_of_the_page_are_those_that_a_box_writes()
    {
        AssertWords("signal", Written<SignalClass>((health, signal) => health.Signal = signal, "signal"));
        AssertWords("memory", Written<MemoryClass>((health, memory) => health.Memory = memory, "memory"));
        AssertWords("reset", Written<ResetReason>((health, reset) => health.Reset = reset, "reset"));
        AssertWords("outbox", Written<OutboxClass>((health, outbox) => health.Outbox = outbox, "outbox"));
        AssertWords("clock", Written<ClockTrust>((health, clock) => health.Clock = clock, "clock"));
        AssertWords("unlocks", Written<UnlockClass>((health, unlocks) => health.Unlocks = unlocks, "unlocks"));
        AssertWords("expiry", Written<ExpiryClass>((health, expiry) => health.Expiry = expiry, "expiry"));
        AssertWords("connect", Written<ConnectFailure>((health, failure) => health.Connect = failure, "connect"));
        AssertWords("errors", Written<ErrorClass>((health, errors) => health.AddSensor("x", errors), "x"));
        AssertWords("state", WrittenStates((state, phase) => state.Phase = phase, Enum.GetValues<NodePhase>(), "state"));
        AssertWords("set", WrittenStates((state, set) => state.Set = set, Enum.GetValues<SetClass>(), "set"));
        AssertWords("lock", WrittenStates((state, lockState) => state.Lock = lockState, Enum.GetValues<LockState>(), "lock"));
    }

    [TestMethod]
    public void The_bounds_of_the_classes_of_the_page_are_those_of_the_code()
    {
        StringAssert.Contains(Documents.BackendPage, $"`good` from {HealthClasses.LeastGoodDbm} dBm, `fair` from {HealthClasses.LeastFairDbm} dBm");
        StringAssert.Contains(Documents.BackendPage, $"less than {HealthClasses.LeastFreeMemoryBytes} bytes free");
        Assert.AreEqual(OutboxClass.Half, HealthClasses.OfOutbox(50, 100));
        Assert.AreEqual(OutboxClass.Low, HealthClasses.OfOutbox(49, 100));
        Assert.AreEqual(OutboxClass.Full, HealthClasses.OfOutbox(90, 100));
        Assert.AreEqual(OutboxClass.Half, HealthClasses.OfOutbox(89, 100));
    }

    private static void AssertRow(string kind, string retained, string length)
    {
        StringAssert.Contains(Documents.BackendPage, $"| `{kind}` | {retained} | {length} |");
    }

    private static void AssertWords(string member, string[] words)
    {
        string row = Documents.BackendPage.Split('\n').Single(line => line.StartsWith($"| `{member}` | ", StringComparison.Ordinal) && !line.Contains(" yes ", StringComparison.Ordinal));
        CollectionAssert.AreEquivalent(words.Distinct().ToArray(), QuotedPattern().Matches(row).Select(match => match.Groups[1].Value).Skip(1).Distinct().ToArray(), row);
    }

    private static string[] Written<T>(Action<Health, T> set, string member)
        where T : struct, Enum
    {
        return [.. Enum.GetValues<T>().Select(value =>
        {
            Health health = new() { Node = "kx7q22" };
            set(health, value);
            byte[] text = new byte[HealthText.Length];
            Assert.IsTrue(HealthText.TryWrite(health, new AsciiWriter(text)));
            return Word(text, member);
        })];
    }

    private static string[] WrittenStates<T>(Action<State, T> set, IEnumerable<T> values, string member)
    {
        return [.. values.Select(value =>
        {
            State state = new() { Node = "kx7q22", Firmware = "1.0.0" };
            set(state, value);
            byte[] text = new byte[StateText.Length];
            Assert.IsTrue(StateText.TryWrite(state, new AsciiWriter(text)));
            return Word(text, member);
        })];
    }

    private static string Word(byte[] text, string member)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement root = document.RootElement;
        return (member == "x" ? root.GetProperty("errors") : root).GetProperty(member).GetString()!;
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex QuotedPattern();
}
