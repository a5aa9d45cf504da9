namespace EdgeNode.Audit.Tests;

/// <summary>What is tested is what the sources say, or the audit says that it is not.</summary>
[TestClass]
public sealed class BinaryTests
{
    private const string Test = "CounterTests.It_counts_up";
    private static StandInTree _tree = null!;

    [ClassInitialize]
    public static async Task BuildAsync(TestContext context)
    {
        _tree = new StandInTree(Test);
        Assert.IsTrue((await _tree.AuditAsync(isToBuild: true)).IsPassed);
    }

    [ClassCleanup]
    public static void Delete()
    {
        _tree.Dispose();
    }

    [TestMethod]
    public async Task A_claim_is_judged_by_its_own_tests()
    {
        (string Name, bool Passes, string Says)[] cases =
        [
            (Test, true, ""),
            ("CounterTests.It_counts_up_from", true, ""),
            ("CounterTests.It_counts_down", false, "It_counts_down: failed"),
            ("CounterTests.It_passes_over_itself", false, "It_passes_over_itself: passed over itself: skipped: nothing to count"),
            ("CounterTests.It_counts", false, "It_counts: did not run"),
            ("NoSuchTests.It_counts_up", false, "It_counts_up: did not run"),
        ];
        _tree.Write(ClaimFile.Name, StandInTree.Claims([.. cases.Select(one => one.Name)]));
        ClaimResult all = (await _tree.AuditAsync(isToBuild: false)).Claims[0];
        Assert.IsFalse(all.IsPassed);
        Assert.AreEqual("1 number", all.Figure);
        Assert.AreEqual(2, all.Tests[1].Cases);
        foreach ((string name, bool passes, string says) in cases)
        {
            TestResult result = all.Tests.Single(test => $"{test.Test.Class}.{test.Test.Method}" == name);
            Assert.AreEqual(passes, new ClaimResult(all.Claim, [result]).IsPassed, name);
            Assert.Contains(says, string.Join('\n', new ClaimResult(all.Claim, [result]).Faults));
        }

        Assert.IsFalse(new ClaimResult(all.Claim, []).IsPassed, "a claim without a test");
        _tree.Write(ClaimFile.Name, StandInTree.Claims(Test));
    }

    [TestMethod]
    public async Task Green_tests_of_a_process_that_ends_badly_prove_nothing()
    {
        string mark = Path.Combine(_tree.Folder, "ends-badly");
        File.WriteAllText(mark, "");
        ClaimResult claim = (await _tree.AuditAsync(isToBuild: false)).Claims[0];
        Assert.IsFalse(claim.IsPassed);
        Assert.Contains("did not run: it is green, but its process ended with 7", string.Join('\n', claim.Faults));
        File.Delete(mark);
        Assert.IsTrue((await _tree.AuditAsync(isToBuild: false)).IsPassed);
    }

    [TestMethod]
    public async Task A_program_that_is_older_than_its_sources_is_refused()
    {
        string source = Path.Combine(_tree.Root, "firmware/Counting/Counter.cs");
        string text = File.ReadAllText(source);
        File.WriteAllText(source, text + " ");
        await RefusesAsync("Small.Counting.dll", "Counter.cs is not what it was compiled from");
        File.WriteAllText(source, text);
        _tree.Write("firmware/Counting/Added.cs", "namespace Small;\n\npublic enum Added\n{\n    One,\n}\n");
        await RefusesAsync("Added.cs was not compiled into it");
        File.Delete(Path.Combine(_tree.Root, "firmware/Counting/Added.cs"));
        Assert.IsTrue((await _tree.AuditAsync(isToBuild: false)).IsPassed);
    }

    [TestMethod]
    public async Task A_program_without_its_symbols_is_refused()
    {
        string symbols = Path.Combine(_tree.Folder, "Small.Counting.pdb");
        byte[] own = File.ReadAllBytes(symbols);
        File.Delete(symbols);
        await RefusesAsync("Small.Counting.dll", "has no symbols");
        File.Copy(Path.Combine(_tree.Folder, "Small.Tests.pdb"), symbols);
        await RefusesAsync("Small.Counting.dll", "those of another build");
        File.WriteAllText(symbols, "no symbols");
        await RefusesAsync("Small.Counting.dll", "cannot be read");
        File.WriteAllBytes(symbols, own);
        Assert.IsTrue((await _tree.AuditAsync(isToBuild: false)).IsPassed);
    }

    [TestMethod]
    public async Task A_copy_of_a_program_without_its_symbols_is_refused_though_another_copy_has_them()
    {
        using StandInTree tree = new(Test);
        const string Other = "CounterTests.It_counts_up_from";
        tree.Write("tests/Other/Other.Tests.csproj", File.ReadAllText(Path.Combine(tree.Root, "tests/Small/Small.Tests.csproj")));
        tree.Write("tests/Other/CounterTests.cs", File.ReadAllText(Path.Combine(tree.Root, "tests/Small/CounterTests.cs")));
        tree.Write(ClaimFile.Name, StandInTree.Claims(Test, Other).Replace("tests/Small: " + Other, "tests/Other: " + Other, StringComparison.Ordinal));
        Assert.IsTrue((await tree.AuditAsync(isToBuild: true)).IsPassed);
        File.Delete(Path.Combine(tree.Root, "tests/Small/bin/Release/net10.0/Small.Counting.pdb"));
        AuditException refusal = await Assert.ThrowsExactlyAsync<AuditException>(() => tree.AuditAsync(isToBuild: false));
        Assert.Contains("tests/Small/bin/Release/net10.0/Small.Counting.dll: has no symbols", refusal.Message);
    }

    [TestMethod]
    public async Task A_tree_that_does_not_build_is_refused_with_its_first_error()
    {
        using StandInTree tree = new(Test);
        tree.Write("firmware/Counting/Broken.cs", "namespace Small;\n\npublic class Broken\n{\n    public int Count() => none;\n}\n");
        AuditException refusal = await Assert.ThrowsExactlyAsync<AuditException>(() => tree.AuditAsync(isToBuild: true));
        Assert.Contains("does not build: firmware/Counting/Broken.cs(5,27): error CS0103", refusal.Message);
        Assert.DoesNotContain("\n", refusal.Message);
        refusal = await Assert.ThrowsExactlyAsync<AuditException>(() => tree.AuditAsync(isToBuild: false));
        Assert.Contains("not built", refusal.Message);
    }

    [TestMethod]
    public async Task A_file_of_claims_that_is_none_is_refused()
    {
        using StandInTree tree = new(Test);
        (string Text, string Says)[] cases =
        [
            ("{", "claims.json"),
            ("{\"claims\":[]}", "found no claim"),
            ("{\"claims\":[{\"id\":\"C1\"}]}", "\"refutedBy\""),
            (StandInTree.Claims("It_counts_up"), "allowed is tests/PROJECT: Class.Method"),
            (StandInTree.Claims(Test).Replace("C1", "C2", StringComparison.Ordinal), "found claim C2; allowed is C1"),
            (StandInTree.Claims(Test).Replace("tests/Small", "tests/None", StringComparison.Ordinal), "tests/None is named by a test; found 0 project files"),
        ];
        foreach ((string text, string says) in cases)
        {
            tree.Write(ClaimFile.Name, text);
            AuditException refusal = await Assert.ThrowsExactlyAsync<AuditException>(() => tree.AuditAsync(isToBuild: true));
            Assert.Contains(says, refusal.Message);
            Assert.DoesNotContain("\n", refusal.Message);
        }

        File.Delete(Path.Combine(tree.Root, ClaimFile.Name));
        Assert.Contains("no tools/Audit/Claims", (await Assert.ThrowsExactlyAsync<AuditException>(() => tree.AuditAsync(isToBuild: true))).Message);
    }

    private static async Task RefusesAsync(params string[] says)
    {
        AuditException refusal = await Assert.ThrowsExactlyAsync<AuditException>(() => _tree.AuditAsync(isToBuild: false));
        foreach (string word in says)
        {
            Assert.Contains(word, refusal.Message);
        }

        Assert.DoesNotContain("\n", refusal.Message);
    }
}
