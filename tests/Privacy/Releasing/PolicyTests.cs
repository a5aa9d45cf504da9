using System.Security.Cryptography;
using System.Text;
using CsCheck;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>The firmware's reader of policies against a second one, and what a refusal says.</summary>
[TestClass]
public sealed class PolicyTests
{
    private const int Cases = 20_000;

    private static readonly string Good = Encoding.ASCII.GetString(SourceTree.Policy("market-square.txt"));

    [TestMethod]
    public void Two_readers_agree_on_every_built_and_every_spoiled_text()
    {
        int taken = 0;
        int refused = 0;
        Gen.OneOf(PolicyTexts.Built, PolicyTexts.Spoiled).ForAll(
            text =>
            {
                ReadPolicy? second = SecondReader.Read(text);
                bool isTaken = PolicyParser.TryParse(text, out Policy? first, out PolicyFault? fault);
                Assert.AreEqual(second != null, isTaken, $"{fault}{Environment.NewLine}{Encoding.Latin1.GetString(text)}");
                Interlocked.Increment(ref isTaken ? ref taken : ref refused);
                if (second != null)
                {
                    AssertSame(second, first!, text);
                }
                else
                {
                    AssertRefusal(fault!, text);
                }
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} texts, {taken:N0} taken by both readers, {refused:N0} refused by both, 0 read differently");
        Assert.IsGreaterThan(Cases / 10, taken);
        Assert.IsGreaterThan(Cases / 10, refused);
    }

    [TestMethod]
    public void Two_readers_agree_on_the_policies_of_the_project_and_on_each_of_their_lines_left_out_or_doubled()
    {
        foreach (string name in new[] { "market-square.txt", "pir-pole.txt", "street-works.txt", "air-station.txt" })
        {
            byte[] text = SourceTree.Policy(name);
            AssertSame(SecondReader.Read(text)!, Parsed(text), text);
            string[] lines = Encoding.ASCII.GetString(text).Split('\n')[..^1];
            for (int i = 0; i < lines.Length; i++)
            {
                AssertAgree([.. lines[..i], .. lines[(i + 1)..]]);
                AssertAgree([.. lines[..i], lines[i], .. lines[i..]]);
            }
        }
    }

    [TestMethod]
    public void Bad_texts_are_refused_by_line_and_rule_and_the_stored_policy_stays_in_force()
    {
        (string Name, byte[] Text, int Line, string Allowed)[] bad =
        [
            ("CRLF", Bytes(Good.Replace("\n", "\r\n")), 1, "lines ended by LF"),
            ("byte order mark", [0xef, 0xbb, 0xbf, .. Bytes(Good)], 1, "printable ASCII"),
            ("not ASCII outside quotes", Encoding.UTF8.GetBytes(Good.Replace("# What", "# Stra\u00dfe")), 1, "other letters only in quoted texts"),
            ("not UTF-8", Encoding.Latin1.GetBytes(Good.Replace("City", "Stra\u00dfe")), LineOf("City"), "well-formed UTF-8"),
            ("an overlong form", Encoding.Latin1.GetBytes(Good.Replace("City", "Cit\u00c1\u00b9")), LineOf("City"), "well-formed UTF-8"),
            ("half of a pair", Encoding.Latin1.GetBytes(Good.Replace("City", "City\u00ed\u00a0\u0080")), LineOf("City"), "well-formed UTF-8"),
            ("another direction", Encoding.UTF8.GetBytes(Good.Replace("City", "\u202eytiC")), LineOf("City"), "no change of direction"),
            ("without width", Encoding.UTF8.GetBytes(Good.Replace("City", "Ci\u200bty")), LineOf("City"), "none without width"),
            ("121 bytes in 81 characters", Encoding.UTF8.GetBytes(Good.Replace("City of Example", new string('\u00f6', 40) + new string('q', 41))), LineOf("City"), "1 to 120 bytes"),
            ("10 MB of comments", Bytes(Good + string.Concat(Enumerable.Repeat("# padding padding padding padding\n", 300_000))), 0, "at most 4096 bytes"),
            ("10 MB in one line", Bytes(Good + new string('#', 10_000_000) + "\n"), Good.Count(c => c == '\n') + 1, "lines of up to 200 bytes"),
            ("nested quotes", Bytes(Good.Replace("\"City of Example\"", "\"City \"of\" Example\"")), LineOf("City of"), "without quotes"),
            ("a number past 32 bits", Bytes(Good.Replace("window 900 noise", "window 4294968196 noise")), LineOf("noise"), "window in seconds, 900 to 86400"),
            ("a number past 64 bits", Bytes(Good.Replace("slot 900", "slot 18446744073709552516")), LineOf("slot"), "slot in seconds, 900 to 86400"),
            ("a channel twice", Bytes(Doubled("channel sound")), LineOf("channel sound") + 1, "each channel once"),
            ("under the floor", Bytes(Good.Replace("noise 2", "noise 0")), LineOf("noise"), "noise, 1 to 4"),
            ("a narrow bucket", Bytes(Good.Replace("edges 10 20 30", "edges 5 20 30")), LineOf("noise"), "an edge of at least 10"),
            ("cut off", Bytes(Good[..^1]), Good.Count(c => c == '\n'), "LF at the end of every line"),
        ];
        foreach ((string name, byte[] text, int line, string allowed) in bad)
        {
            Assert.IsFalse(PolicyParser.TryParse(text, out Policy? policy, out PolicyFault? fault), name);
            Assert.IsNull(policy, name);
            Assert.IsTrue(line == 0 || fault!.Line == line, $"{name}: {fault}");
            Assert.Contains(allowed, fault!.Allowed, name);
            Assert.IsNull(SecondReader.Read(text), name);
            if (text.Length > PolicyParser.GreatestLength)
            {
                Assert.IsFalse(new SetDraft(new MemoryStore().Opened()).TryPut(PartName.Policy, text, text.Length), $"{name}: in a set");
                continue;
            }

            AssertNothingHappens(name, text);
            AssertOldOneStaysInForce(name, text);
        }

        // The control: the same box with the good text starts, and takes nothing of what was refused.
        StoredBox good = new(Bytes(Good));
        Assert.IsTrue(good.TryStart());
        good.RunUntil(120_000);
        Assert.AreEqual(Good, good.PublishedText());
        Console.WriteLine($"figure: {bad.Length} kinds of bad text, each refused by line and rule, 0 bytes of the store changed, 0 messages sent");
    }

    [TestMethod]
    public void A_policy_is_named_by_what_dotnet_and_sha256sum_call_it()
    {
        int named = 0;
        PolicyTexts.Built.ForAll(
            text =>
            {
                if (PolicyParser.TryParse(text, out Policy policy, out _))
                {
                    Interlocked.Increment(ref named);
                    Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(text))[..32], policy.Hash);
                    CollectionAssert.AreEqual(text, policy.Text);
                }
            },
            cases: 4000);
        Assert.IsGreaterThan(400, named);
    }

    private static void AssertNothingHappens(string name, byte[] text)
    {
        StoredBox box = new(text);
        byte[][] before = [.. box.Store.Entries.Values];
        int commits = box.Store.Commits;
        Assert.IsFalse(box.TryStart(), name);
        Assert.Contains("policy", box.Refusal!);
        Assert.AreEqual(-1, box.Refusal!.IndexOf('\n'));
        Assert.AreEqual(commits, box.Store.Commits, name);
        Assert.IsTrue(before.SequenceEqual(box.Store.Entries.Values), name);
        Assert.IsEmpty(box.Link.Connects, name);
    }

    // A box that runs goes on under the policy that it began with, whatever is put into its store.
    private static void AssertOldOneStaysInForce(string name, byte[] text)
    {
        StoredBox box = new(Bytes(Good));
        Assert.IsTrue(box.TryStart());
        box.RunUntil(120_000);
        box.Store.Tell((PartName.Policy, text));
        box.RunUntil(3_000_000);
        Assert.AreEqual(Good, box.PublishedText(), name);
        string[] summaries = [.. box.Sent("summary")];
        Assert.IsGreaterThanOrEqualTo(2, summaries.Length, name);
        Assert.IsTrue(summaries.All(summary => summary.Contains($"\"policy\":\"{Parsed(Bytes(Good)).Hash}\"", StringComparison.Ordinal)), name);
    }

    private static void AssertAgree(string[] lines)
    {
        byte[] text = Bytes(string.Join('\n', lines) + "\n");
        Assert.AreEqual(SecondReader.Read(text) != null, PolicyParser.TryParse(text, out _, out _), Encoding.ASCII.GetString(text));
    }

    private static void AssertSame(ReadPolicy second, Policy first, byte[] text)
    {
        CollectionAssert.AreEqual(text, first.Text);
        Assert.AreEqual((second.Title, second.Number, second.SlotSeconds, second.RetentionDays), (first.Title, first.Number, first.SlotSeconds, first.RetentionDays));
        CollectionAssert.AreEqual(second.Texts.ToArray(), new[] { first.Purpose, first.Basis, first.Controller, first.Contact, first.Access });
        Assert.HasCount(second.Channels.Count, first.Channels);
        foreach ((ReadChannel expected, ChannelPolicy channel) in second.Channels.Zip(first.Channels))
        {
            string? statistic = channel.IsCounted ? null : channel.Statistic.ToString().ToLowerInvariant();
            Assert.AreEqual(
                (expected.Name, expected.Statistic, expected.WindowSeconds, expected.Noise, expected.LockoutMs),
                (channel.Name, statistic, channel.WindowSeconds, channel.Noise, channel.LockoutMs));
            CollectionAssert.AreEqual(expected.Limits.ToArray(), channel.Limits);
        }
    }

    private static void AssertRefusal(PolicyFault fault, byte[] text)
    {
        Assert.IsTrue(fault.Line >= 1 && fault.Line <= text.Count(value => value == '\n') + 1, fault.ToString());
        Assert.AreNotEqual("", fault.Found);
        Assert.AreNotEqual("", fault.Allowed);
    }

    private static Policy Parsed(byte[] text)
    {
        Assert.IsTrue(PolicyParser.TryParse(text, out Policy policy, out PolicyFault fault), fault?.ToString());
        return policy;
    }

    private static int LineOf(string part)
    {
        return Good[..Good.IndexOf(part, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
    }

    private static string Doubled(string start)
    {
        string line = Good.Split('\n')[LineOf(start) - 1] + "\n";
        return Good.Replace(line, line + line);
    }

    private static byte[] Bytes(string text)
    {
        return Encoding.ASCII.GetBytes(text);
    }
}
