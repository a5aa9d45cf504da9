using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority.Tests;

/// <summary>The folder of an authority: what a crash leaves, several callers, a wrong clock, and folders that are none.</summary>
[TestClass]
public class KeepingTests
{
    [TestMethod]
    public void A_last_line_that_is_cut_off_anywhere_is_dropped_and_told_and_the_rest_stands()
    {
        using TestAuthority city = new();
        IssuedCertificate first;
        using (CityAuthority authority = city.Open())
        {
            first = authority.SignBox(TestAuthority.NewRequest(), "first", TestAuthority.Tenant);
            authority.SignBox(TestAuthority.NewRequest(), "second", TestAuthority.Tenant);
        }

        byte[] whole = File.ReadAllBytes(city.Index);
        int start = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        for (int length = start + 1; length < whole.Length - 1; length++)
        {
            File.WriteAllBytes(city.Index, whole[..length]);
            using CityAuthority authority = city.Open(isUnlocked: false);
            Assert.AreEqual(first.Serial, authority.Certificates.Single().Serial, $"{length}");
            Assert.Contains("index.jsonl: the last line was cut off", authority.Notes.Single());
        }

        // As a disk leaves a file whose length it had written and whose content it had not.
        File.WriteAllBytes(city.Index, [.. whole[..start], .. new byte[300]]);
        using CityAuthority last = city.Open();
        IssuedCertificate third = last.SignBox(TestAuthority.NewRequest(), "third", TestAuthority.Tenant);
        using CityAuthority again = city.Open(isUnlocked: false);
        CollectionAssert.AreEqual(new[] { first.Serial, third.Serial }, again.Certificates.Select(one => one.Serial).ToArray());
        Assert.IsEmpty(again.Notes);
    }

    [TestMethod]
    public void A_whole_last_line_that_lacks_its_end_was_given_out_perhaps_and_stands()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        authority.SignBox(TestAuthority.NewRequest(), "first", TestAuthority.Tenant);
        File.WriteAllBytes(city.Index, File.ReadAllBytes(city.Index)[..^1]);
        authority.SignBox(TestAuthority.NewRequest(), "second", TestAuthority.Tenant);
        using CityAuthority again = city.Open(isUnlocked: false);
        CollectionAssert.AreEqual(new[] { "first", "second" }, again.Certificates.Select(one => one.Name).ToArray());
    }

    [TestMethod]
    public void A_line_in_the_middle_that_is_none_is_refused_by_its_number()
    {
        using TestAuthority city = new();
        using (CityAuthority authority = city.Open())
        {
            authority.SignBox(TestAuthority.NewRequest(), "first", TestAuthority.Tenant);
            authority.SignBox(TestAuthority.NewRequest(), "second", TestAuthority.Tenant);
        }

        string[] lines = File.ReadAllLines(city.Index);
        foreach (string broken in new[] { "", "{}", "[]", "null", lines[1][..^2], lines[1].Replace("first", "#", StringComparison.Ordinal), lines[1].Replace("box", "king", StringComparison.Ordinal), lines[1].Replace("issued", "revoked", StringComparison.Ordinal) })
        {
            File.WriteAllLines(city.Index, [lines[0], broken, lines[2]]);
            Refuses(() => city.Open(isUnlocked: false), "index.jsonl:2: ", "backup");
        }

        File.WriteAllLines(city.Index, [.. lines, lines[2]]);
        Refuses(() => city.Open(isUnlocked: false), "index.jsonl:4: ", "was there before");
        File.WriteAllLines(city.Index, lines);
        city.Open(isUnlocked: false).Dispose();
    }

    [TestMethod]
    public async Task Callers_at_once_all_succeed_and_each_certificate_is_in_the_index_once()
    {
        using TestAuthority city = new();
        CertificateRequestText shared = TestAuthority.NewRequest();
        IssuedCertificate[] issued = await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(() =>
        {
            using CityAuthority authority = city.Open();
            authority.SignBox(TestAuthority.NewRequest(), $"box-{caller}", TestAuthority.Tenant);
            return authority.SignBox(shared, "shared", TestAuthority.Tenant);
        })));
        using CityAuthority after = city.Open(isUnlocked: false);
        Assert.HasCount(9, after.Certificates);
        Assert.HasCount(1, issued.Select(one => one.Serial).Distinct().ToArray());
    }

    [TestMethod]
    public void A_clock_that_cannot_be_right_is_refused_with_both_times_and_issues_nothing()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        city.Now += TimeSpan.FromDays(1);
        authority.SignBox(TestAuthority.NewRequest(), "first", TestAuthority.Tenant);
        DateTimeOffset right = city.Now;
        foreach ((DateTimeOffset wrong, string least) in new[]
        {
            (right - TimeSpan.FromMinutes(2), "2026-12-02 12:00:00 UTC"),
            (right - TimeSpan.FromDays(2), "2026-12-01 11:00:00 UTC"),
            (DateTimeOffset.UnixEpoch, "2026-11-01 00:00:00 UTC"),
        })
        {
            city.Now = wrong;
            Refuses(() => authority.SignBox(TestAuthority.NewRequest(), "second", TestAuthority.Tenant), $"{wrong.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC", least);
            Refuses(() => authority.Renew("first"), least);
            Refuses(() => authority.Revoke("first", X509RevocationReason.Unspecified), least);
            Refuses(authority.WriteRevocationList, least);
        }

        Assert.HasCount(1, authority.Certificates);

        // The entry was from a wrong clock, then: whoever says so goes on, and says it once.
        city.Now = right - TimeSpan.FromHours(20);
        authority.IsClockRight = true;
        authority.SignBox(TestAuthority.NewRequest(), "second", TestAuthority.Tenant);
        using CityAuthority next = city.Open();
        next.SignBox(TestAuthority.NewRequest(), "third", TestAuthority.Tenant);
    }

    [TestMethod]
    public void Each_list_is_younger_than_the_one_before_also_within_a_second_and_none_is_of_the_future()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        DateTimeOffset before = authority.RevocationList!.Issued;
        for (int number = 0; number < 5; number++)
        {
            authority.SignBox(TestAuthority.NewRequest(), $"box-{number}", TestAuthority.Tenant);
            authority.Revoke($"box-{number}", X509RevocationReason.Superseded);
            RevocationList list = authority.RevocationList!;
            Assert.HasCount(number + 1, list.Serials);
            Assert.IsTrue(list.Issued > before && list.Issued <= city.Now, $"{list.Issued}");
            before = list.Issued;
        }
    }

    [TestMethod]
    public void No_certificate_outlives_the_authority_and_none_is_issued_after_its_end()
    {
        using TestAuthority city = new();
        using CityAuthority authority = city.Open();
        city.Now += TimeSpan.FromDays(3000);
        IssuedCertificate late = authority.SignBox(TestAuthority.NewRequest(), "late", TestAuthority.Tenant);
        Assert.AreEqual(authority.Ends, late.Ends);
        city.Now = authority.Ends.AddSeconds(1);
        Refuses(() => authority.SignBox(TestAuthority.NewRequest(), "later", TestAuthority.Tenant), "ca renew --issuing");
        using Passphrase wrong = new("of the city");
        Assert.IsFalse(authority.RenewIssuing(city.RootFolder, wrong));
        using Passphrase right = new("of the safe");
        Assert.IsTrue(authority.RenewIssuing(city.RootFolder, right));
        Assert.AreEqual(city.Now.AddDays(AuthoritySettings.DefaultBoxDays), authority.SignBox(TestAuthority.NewRequest(), "later", TestAuthority.Tenant).Ends);
    }

    [TestMethod]
    public void Folders_that_are_none_are_told_in_a_line()
    {
        using TestAuthority city = new();
        string settings = Path.Combine(city.Folder, "authority.json");
        string text = File.ReadAllText(settings);
        Refuses(() => CityAuthority.Open(city.File("none"), city.Clock), "no such folder");
        Refuses(() => CityAuthority.Open(settings, city.Clock), "a file");
        Refuses(() => CityAuthority.Open(city.RootFolder, city.Clock), "the folder of a root");
        Refuses(() => CityAuthority.Open(Path.GetDirectoryName(city.Folder)!, city.Clock), "without authority.json");
        File.WriteAllText(settings, text.Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal));
        Refuses(() => city.Open(isUnlocked: false), "found version 2; allowed: 1");
        foreach (string broken in new[] { "", "{}", "[]", "1", text[..^3], text.Replace("1825", "0", StringComparison.Ordinal), text.Replace("1825", "\"x\"", StringComparison.Ordinal) })
        {
            File.WriteAllText(settings, broken);
            Refuses(() => city.Open(isUnlocked: false), "authority.json");
        }

        File.Delete(settings);
        Refuses(() => city.Open(isUnlocked: false), "interrupted");
        File.WriteAllText(settings, text);
        foreach (string name in new[] { "index.jsonl", "issuing.crt", "root.crt" })
        {
            string path = Path.Combine(city.Folder, name);
            File.Move(path, path + ".away");
            Refuses(() => city.Open(isUnlocked: false), name, "no such file");
            File.Move(path + ".away", path);
        }

        city.Open().Dispose();
    }

    [TestMethod]
    public void Files_of_another_authority_are_seen()
    {
        using TestAuthority city = new();
        using TestAuthority other = new();
        File.Copy(Path.Combine(other.Folder, "issuing.key"), Path.Combine(city.Folder, "issuing.key"), overwrite: true);
        Refuses(() => city.Open(), "issuing.key", "another authority");
        File.Copy(Path.Combine(other.Folder, "root.crt"), Path.Combine(city.Folder, "root.crt"), overwrite: true);
        Refuses(() => city.Open(isUnlocked: false), "issuing.crt", "root.crt");
        using CityAuthority authority = other.Open();
        using Passphrase right = new("of the safe");
        Refuses(() => authority.RenewIssuing(city.RootFolder, right), "root.key", "another authority");
    }

    [TestMethod]
    public void An_authority_is_made_apart_from_its_root_and_never_over_something()
    {
        using TestAuthority city = new();
        using Passphrase passphrase = new("of the city");
        void Make(string folder, string root, string name = "City")
        {
            AuthorityFounding.Make(folder, root, TestAuthority.Settings with { Name = name }, passphrase, passphrase, city.Clock);
        }

        byte[] before = File.ReadAllBytes(Path.Combine(city.Folder, "issuing.key"));
        Refuses(() => Make(city.Folder, city.File("r")), "an authority");
        Refuses(() => Make(city.File("a"), city.RootFolder), "--root", "the root of an authority");
        Refuses(() => Make(city.File("a"), city.File("a")), "not apart");
        Refuses(() => Make(city.File("a"), Path.Combine(city.File("a"), "root")), "not apart");
        Refuses(() => Make(Path.Combine(city.File("r"), "a"), city.File("r")), "not apart");
        foreach (string name in new[] { "", " a", "a\nb", "a\u202eb", new string('x', 41) })
        {
            Refuses(() => Make(city.File("a"), city.File("r"), name), "--name");
        }

        File.WriteAllText(city.File("file"), "");
        Refuses(() => Make(city.File("file"), city.File("r")), "a file");
        CollectionAssert.AreEqual(before, File.ReadAllBytes(Path.Combine(city.Folder, "issuing.key")));
        Assert.IsFalse(Path.Exists(city.File("a")) || Path.Exists(city.File("r")));
        Make(city.File("a"), city.File("a-root"), "Zürich, 8. Kreis");
        CityAuthority.Open(city.File("a"), city.Clock).Dispose();
    }

    [TestMethod]
    public void Keys_are_for_their_owner_alone_and_under_their_passphrase()
    {
        using TestAuthority city = new();
        foreach (string path in new[] { Path.Combine(city.Folder, "issuing.key"), Path.Combine(city.RootFolder, "root.key") })
        {
            Assert.StartsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----", File.ReadAllText(path));
            Assert.IsTrue(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        Assert.IsFalse(File.Exists(Path.Combine(city.Folder, "root.key")));
        using CityAuthority authority = city.Open(isUnlocked: false);
        foreach (string wrong in new[] { "of the safe", "of the city ", "Of the city", "x" })
        {
            using Passphrase passphrase = new(wrong);
            Assert.IsFalse(authority.Unlock(passphrase), wrong);
        }

        string key = Path.Combine(city.Folder, "issuing.key");
        string text = File.ReadAllText(key);
        using Passphrase right = new("of the city");
        foreach (string broken in new[] { "", "x", text.Replace("ENCRYPTED ", "", StringComparison.Ordinal), text.Remove(60, 4) })
        {
            File.WriteAllText(key, broken);
            Refuses(() => authority.Unlock(right), "issuing.key");
        }
    }

    private static void Refuses(Action act, params string[] said)
    {
        CityAuthorityException refusal = Assert.ThrowsExactly<CityAuthorityException>(act);
        Assert.IsTrue(said.All(refusal.Message.Contains), refusal.Message);
        Assert.DoesNotContain("\n", refusal.Message);
    }
}
