using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>What anyone can recompute from a day of messages, with .NET's own SHA-256.</summary>
[TestClass]
public sealed class ChainTests
{
    private const long DayMs = 86_400_000;

    [TestMethod]
    public void Each_summary_of_a_day_names_the_published_policy_and_the_summary_before_it()
    {
        byte[] policy = SourceTree.Policy("market-square.txt");
        StoredBox box = new(policy);
        Assert.IsTrue(box.TryStart());
        box.RunUntil(DayMs + 600_000);

        string published = box.Sent("policy").Distinct().Single();
        CollectionAssert.AreEqual(policy, Encoding.ASCII.GetBytes(published));
        string name = ShortSha256(published);
        string previous = new('0', 32);
        string[] summaries = [.. box.Sent("summary").Distinct()];
        for (int seq = 0; seq < summaries.Length; seq++)
        {
            JsonElement summary = JsonDocument.Parse(summaries[seq]).RootElement;
            Assert.AreEqual(seq, summary.GetProperty("seq").GetInt32());
            Assert.AreEqual(name, summary.GetProperty("policy").GetString());
            Assert.AreEqual(previous, summary.GetProperty("prev").GetString());
            previous = ShortSha256(summaries[seq].TrimEnd(' '));
        }

        Assert.HasCount(96, summaries);
        Console.WriteLine($"figure: {summaries.Length} summaries of a day, each names the policy's first 128 bits of SHA-256 and the summary before it");
    }

    [TestMethod]
    public void A_change_of_policy_opens_new_windows_and_nothing_counted_under_the_old_one_is_told_under_the_new()
    {
        // Today a policy changes with a new provisioning and a boot. What was open then is forfeit.
        StoredBox old = new(SourceTree.Policy("market-square.txt"));
        Assert.IsTrue(old.TryStart());
        old.RunUntil(3 * 900_000 + 450_000);
        byte[] changed = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(SourceTree.Policy("market-square.txt")).Replace("noise 2", "noise 3"));
        StoredBox box = new(changed);
        foreach (KeyValuePair<string, byte[]> entry in old.Store.Entries.Where(entry => !box.Store.Entries.ContainsKey(entry.Key)))
        {
            box.Store.TryReplace(entry.Key, entry.Value, entry.Value.Length);
        }

        Assert.IsTrue(box.TryStart());
        box.RunUntil(2 * 900_000 + 400_000);

        string oldName = ShortSha256(old.PublishedText());
        string newName = ShortSha256(box.PublishedText());
        Assert.AreNotEqual(oldName, newName);
        JsonElement[] summaries = [.. box.Sent("summary").Distinct().Select(text => JsonDocument.Parse(text).RootElement)];
        JsonElement[] fresh = [.. summaries.Where(summary => summary.GetProperty("boot").GetInt32() == 2)];
        Assert.IsGreaterThanOrEqualTo(2, fresh.Length);
        Assert.IsTrue(fresh.All(summary => summary.GetProperty("policy").GetString() == newName));
        Assert.IsTrue(summaries.Except(fresh).All(summary => summary.GetProperty("policy").GetString() == oldName));
        Assert.AreEqual(0L, fresh[0].GetProperty("up").GetInt64());
        Assert.IsTrue(fresh.All(summary => summary.GetProperty("len").GetInt32() >= 895));
    }

    [TestMethod]
    public void A_text_put_into_the_store_of_a_running_box_changes_nothing_before_its_next_boot()
    {
        byte[] policy = SourceTree.Policy("market-square.txt");
        StoredBox box = new(policy);
        Assert.IsTrue(box.TryStart());
        box.RunUntil(1_000_000);
        byte[] changed = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(policy).Replace("noise 2", "noise 3"));
        box.Store.Tell((PartName.Policy, changed));
        box.RunUntil(4_000_000);

        string name = ShortSha256(box.PublishedText());
        Assert.AreEqual(ShortSha256(Encoding.ASCII.GetString(policy)), name);
        string[] named = [.. box.Sent("summary").Select(text => JsonDocument.Parse(text).RootElement.GetProperty("policy").GetString()!)];
        Assert.IsGreaterThanOrEqualTo(3, named.Length);
        Assert.IsTrue(named.All(one => one == name));
    }

    private static string ShortSha256(string text)
    {
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text)))[..32];
    }
}
