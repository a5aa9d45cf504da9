using System.Text.Json;
using System.Text.RegularExpressions;
using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode provision</c> with nobody to ask: in the workshop, on the ladder, in place of another box.</summary>
[TestClass]
public class ProvisionTests
{
    [TestMethod]
    public async Task What_the_workshop_prepared_is_tested_proven_and_locked_on_the_ladder_by_the_same_command()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        CommandResult prepared = await workshop.ProvisionAsync(box.Address, "--node", "kx7q22", "--broker-config", workshop.File("broker"), "--offline");
        Assert.AreEqual(0, prepared.ExitCode, prepared.Errors);
        Assert.Contains("kx7q22 for market-square-3 is prepared.", prepared.Output);
        Assert.AreEqual("prepared", workshop.States("kx7q22"));
        foreach (string step in new[] { "test", "proof", "lock" })
        {
            Assert.DoesNotContain($"\n{step}: ", prepared.Errors);
        }

        CommandResult locked = await workshop.ProvisionAsync(box.Address, [.. workshop.Broker]);
        Assert.AreEqual(0, locked.ExitCode, locked.Errors);
        Assert.AreEqual("prepared locked", workshop.States("kx7q22"));
        CollectionAssert.AreEqual(
            new[] { "look", "test", "proof", "lock", "label", "ledger" },
            Regex.Matches(locked.Errors, "^([a-z]+): ", RegexOptions.Multiline).Select(match => match.Groups[1].Value).ToArray(), locked.Errors);
        Assert.Contains("hands out edgenode/1/city/kx7q22/state", locked.Errors);
        Assert.HasCount(64, File.ReadAllText(workshop.File("secrets/kx7q22.unlock-secret")));
        Assert.IsFalse(File.Exists(workshop.File("secrets/kx7q22.locking")));
        Assert.IsTrue(File.Exists(workshop.File("label-kx7q22.svg")));

        CommandResult again = await workshop.ProvisionAsync(box.Address);
        Assert.AreEqual(2, again.ExitCode);
        Assert.Contains("the box is locked, and takes no settings; to open it: edgenode console", again.Errors);
        Assert.HasCount(2, workshop.LedgerLines());
    }

    [TestMethod]
    public async Task Programs_get_one_object_that_holds_no_secret()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 2);
        CommandResult result = await workshop.ProvisionAsync(box.Address, "--node", "kx7q22", "--offline", "--json");
        Assert.AreEqual("", result.Errors);
        JsonElement told = JsonDocument.Parse(result.Output).RootElement;
        Assert.AreEqual("prepared", told.GetProperty("state").GetString());
        Assert.AreEqual(0, told.GetProperty("answers").GetInt32());
        Assert.MatchesRegex("^([0-9a-f]{4} ){15}[0-9a-f]{4}$", told.GetProperty("request").GetString()!);
        Assert.AreEqual("look", told.GetProperty("steps")[0].GetProperty("step").GetString());
        Assert.DoesNotContain("correct horse", result.Output);
        Assert.DoesNotContain(File.ReadAllText(workshop.File("secrets/kx7q22.unlock-secret")), result.Output);
        string ledger = workshop.LedgerLines()[0];
        Assert.Contains(told.GetProperty("fingerprint").GetString()!, ledger);
        Assert.Contains(told.GetProperty("serial").GetString()!, ledger);
    }

    [TestMethod]
    public async Task A_dry_run_says_what_is_left_and_changes_nothing()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 3);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        CommandResult result = await workshop.ProvisionAsync(cable.Address, "--dry-run");
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        Assert.Contains("  answers: ask for node\n", result.Output);
        Assert.Contains("  lock: lock the box\n", result.Output);
        CollectionAssert.AreEquivalent(new[] { "version", "status", "show", "policy show", "ca list" }, cable.Told.Where(line => line.Length > 0 && line[0] > ' ').ToArray());
        Assert.IsFalse(File.Exists(workshop.Ledger));
        Assert.IsFalse(Directory.Exists(workshop.File("secrets")));
    }

    [TestMethod]
    public async Task A_new_box_takes_the_site_of_another_whose_certificate_is_revoked_when_the_new_one_is_locked()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        using FastBox old = new(TcpServicePort.Open(0), new MemoryStore(), seed: 4);
        string[] broker = ["--broker-config", workshop.File("broker"), .. workshop.Broker];
        Assert.AreEqual(0, (await workshop.ProvisionAsync(old.Address, ["--node", "old-1", .. broker])).ExitCode);
        workshop.WriteSite("site");
        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 5);
        CommandResult unknown = await workshop.ProvisionAsync(box.Address, "--node", "new-1", "--replace", "old-2");
        Assert.AreEqual(2, unknown.ExitCode);
        Assert.Contains("--replace: found old-2, which neither the authority nor ", unknown.Errors);

        CommandResult prepared = await workshop.ProvisionAsync(box.Address, "--node", "new-1", "--replace", "old-1", "--offline", "--broker-config", workshop.File("broker"));
        Assert.AreEqual(0, prepared.ExitCode, prepared.Errors);
        Assert.Contains("replace: old-1 stays until the new box is locked", prepared.Errors);
        Assert.Contains(" 0 revoked;", (await ListAsync(workshop)).Output);

        CommandResult replaced = await workshop.ProvisionAsync(box.Address, ["--replace", "old-1", .. broker]);
        Assert.AreEqual(0, replaced.ExitCode, replaced.Errors);
        Assert.AreEqual("locked replaced", workshop.States("old-1"));
        Assert.AreEqual("prepared locked", workshop.States("new-1"));
        Assert.Contains("new-1,market-square-3,", workshop.LedgerLines()[^2]);
        Assert.Contains(" 1 revoked;", (await ListAsync(workshop)).Output);
    }

    [TestMethod]
    public async Task A_secret_that_is_there_is_used_again_and_one_that_others_can_read_is_not()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        Directory.CreateDirectory(workshop.File("secrets"));
        string secret = new('a', 64);
        workshop.WriteSecret("secrets/kx7q22.unlock-secret", secret, isOpen: true);
        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 6);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        CommandResult open = await workshop.ProvisionAsync(cable.Address, "--node", "kx7q22", "--offline");
        Assert.AreEqual(1, open.ExitCode);
        Assert.Contains("found a secret that others can read; allowed: its owner alone; run: chmod 600 ", open.Errors);
        workshop.WriteSecret("secrets/kx7q22.unlock-secret", secret);
        Assert.AreEqual(0, (await workshop.ProvisionAsync(cable.Address, "--offline")).ExitCode);
        Assert.Contains($"set unlock-secret {secret}", cable.Told);
    }

    [TestMethod]
    public async Task A_box_that_was_wiped_gets_a_certificate_for_its_new_key_only_when_that_is_said()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 7);
        string[] more = ["--node", "kx7q22", "--offline"];
        Assert.AreEqual(0, (await workshop.ProvisionAsync(box.Address, more)).ExitCode);
        using FastBox other = new(TcpServicePort.Open(0), new MemoryStore(), seed: 8);
        CommandResult refused = await workshop.ProvisionAsync(other.Address, more);
        Assert.AreEqual(1, refused.ExitCode);
        Assert.Contains("kx7q22: found another key than that of its certificate ", refused.Errors);
        Assert.Contains("--replace-key, which revokes that certificate", refused.Errors);
        CommandResult replaced = await workshop.ProvisionAsync(other.Address, "--offline", "--replace-key");
        Assert.AreEqual(0, replaced.ExitCode, replaced.Errors);
        Assert.Contains(" 1 revoked;", (await ListAsync(workshop)).Output);
        Assert.AreEqual("prepared prepared", workshop.States("kx7q22"));
    }

    [TestMethod]
    public async Task Another_network_comes_with_its_own_password_or_none_and_the_same_one_is_told_once()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 9);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        Assert.AreEqual(0, (await workshop.ProvisionAsync(cable.Address, "--node", "kx7q22", "--offline")).ExitCode);
        workshop.WriteSite("wifi-name Guests", "wifi-password-file");
        int before = cable.Told.Count;
        CommandResult moved = await workshop.ProvisionAsync(cable.Address, "--offline");
        Assert.AreEqual(0, moved.ExitCode, moved.Errors);
        CollectionAssert.AreEqual(
            new[] { "set wifi-password", "set wifi-name Guests", "commit" },
            cable.Told.Skip(before).Where(line => line.StartsWith("set ", StringComparison.Ordinal) || line == "commit").ToArray());
        before = cable.Told.Count;
        Assert.AreEqual(0, (await workshop.ProvisionAsync(cable.Address, "--offline")).ExitCode);
        Assert.DoesNotContain("commit", cable.Told.Skip(before));
    }

    private static Task<CommandResult> ListAsync(Workshop workshop)
    {
        return EdgeNodeCommand.RunAsync("ca", "list", "--authority", workshop.File("ca"));
    }
}
