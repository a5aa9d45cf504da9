namespace EdgeNode.Audit.Tests;

/// <summary>Only a mutant that the named test noticed is killed.</summary>
[TestClass]
public sealed class MutantRunnerTests
{
    private const string Test = "CounterTests.It_counts_up";

    [TestMethod]
    public async Task Each_fate_is_told_from_the_others()
    {
        using StandInTree tree = new(Test);
        tree.Git("init", "--quiet");
        tree.Write(".gitignore", "bin/\nobj/\n");
        tree.Break("a-killed", "        return count + 2;", Test);
        tree.Break("b-survives", "        return 1 + count;", Test);
        tree.Break("c-does-not-apply", "        return 0;", Test, old: "        return count + 9;");
        tree.Break("d-does-not-build", "        return none;", Test);
        tree.Break("e-refused", "        return none;", "-", "Expect: does not build\n");
        tree.Break("f-not-refused", "        return count + 1 + 0;", "-", "Expect: does not build\n");
        tree.Break("g-no-such-test", "        return 0;", "CounterTests.It_flies");
        tree.Break("h-red-already", "        return 0;", "CounterTests.It_counts_down");
        tree.Break("i-killed-after-others", "        return count - 1;", Test);

        IReadOnlyList<Mutant> mutants = Mutant.ReadAll(tree.Root);
        string[] before = Files(tree.Root);
        MutantSummary summary = await new MutantRunner(tree.Root, mutants, new Progress<AuditProgress>()).RunAsync(mutants.Count, CancellationToken.None);

        MutantFate[] expected =
        [
            MutantFate.Killed, MutantFate.Survived, MutantFate.DoesNotApply, MutantFate.DoesNotBuild, MutantFate.Killed,
            MutantFate.Survived, MutantFate.DidNotRun, MutantFate.DidNotRun, MutantFate.Killed,
        ];
        CollectionAssert.AreEqual(expected, summary.Results.Select(result => result.Fate).ToArray());
        CollectionAssert.AreEqual(before, Files(tree.Root), "the tree itself was touched");
    }

    [TestMethod]
    public void A_head_that_is_none_is_refused()
    {
        using StandInTree tree = new(Test);
        (string Break, string Says)[] cases =
        [
            ("Rule: ", "no line 'Rule: '"),
            ("Claim: ", "no line 'Claim: '"),
            ("Test: " + Test, "no line 'Test: '"),
            ("CounterTests.", "allowed are tests/NAME and Class.Method"),
        ];
        foreach ((string part, string says) in cases)
        {
            tree.Break("one", "        return 0;", Test);
            string path = Path.Combine(tree.Root, Mutant.Folder, "one.patch");
            File.WriteAllText(path, File.ReadAllText(path).Replace(part, "", StringComparison.Ordinal));
            Assert.Contains(says, Assert.ThrowsExactly<AuditException>(() => Mutant.ReadAll(tree.Root)).Message);
        }

        tree.Break("one", "        return 0;", Test, "Expect: thunder\n");
        Assert.Contains("found 'thunder'", Assert.ThrowsExactly<AuditException>(() => Mutant.ReadAll(tree.Root)).Message);
    }

    private static string[] Files(string root)
    {
        return [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => !file.Contains(".git", StringComparison.Ordinal)).Select(file => $"{file} {File.GetLastWriteTimeUtc(file):O}").Order(StringComparer.Ordinal)];
    }
}
