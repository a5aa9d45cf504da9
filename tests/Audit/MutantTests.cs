using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.Audit.Tests;

/// <summary>The mutants of this tree. Whether they die, <c>edgenode audit --mutants</c> tells.</summary>
[TestClass]
public sealed class MutantTests
{
    private static readonly IReadOnlyList<Mutant> Mutants = Mutant.ReadAll(SourceTree.Root);
    private static readonly IReadOnlyList<Claim> Claims = ClaimFile.Read(SourceTree.Root);

    [TestMethod]
    public void The_test_of_a_mutant_is_there_and_its_claim_names_it()
    {
        foreach (Mutant mutant in Mutants)
        {
            if (mutant.Test is { } test)
            {
                Assert.IsTrue(NamedTests.Exists(test), $"{mutant.Name}: {test}");
                Assert.IsTrue(
                    mutant.Claim is null || Claims.Single(claim => claim.Id == mutant.Claim).Tests.Contains(test),
                    $"{mutant.Name}: {mutant.Claim} does not name {test}");
            }
        }
    }

    [TestMethod]
    public void Each_claim_has_a_mutant()
    {
        foreach (Claim claim in Claims)
        {
            Assert.IsTrue(Mutants.Any(mutant => mutant.Claim == claim.Id), $"{claim.Id} has no mutant");
        }
    }

    [TestMethod]
    public void No_two_mutants_are_the_same()
    {
        string[] changes = [.. Mutants.Select(mutant => string.Join('\n', File.ReadLines(mutant.Path).Where(IsChange)))];
        Assert.HasCount(changes.Length, changes.Distinct());
        Assert.HasCount(Mutants.Count, Mutants.Select(mutant => mutant.Name).Distinct());
    }

    [TestMethod]
    public async Task Each_mutant_applies_to_these_sources()
    {
        foreach (Mutant mutant in Mutants)
        {
            BufferedCommandResult git = await new Command("git")
                .WithArguments(["apply", "--check", mutant.Path])
                .WithWorkingDirectory(SourceTree.Root)
                .WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync();
            Assert.AreEqual(0, git.ExitCode, $"{mutant.Name}: {git.StandardError}");
        }
    }

    [TestMethod]
    public void Which_mutants_are_drawn_follows_from_the_commit_alone()
    {
        string[] one = Names(MutantDraw.Draw(Mutants, "0123456789abcdef", 10));
        CollectionAssert.AreEqual(one, Names(MutantDraw.Draw(Mutants.Reverse(), "0123456789abcdef", 10)));
        CollectionAssert.AreNotEqual(one, Names(MutantDraw.Draw(Mutants, "0123456789abcdee", 10)));
        Assert.HasCount(10, one.Distinct());

        // Over five hundred commits each mutant gets its turn.
        IEnumerable<string> turns = Enumerable.Range(0, 500).SelectMany(commit => Names(MutantDraw.Draw(Mutants, $"{commit:x40}", 10)));
        Assert.HasCount(Mutants.Count, turns.Distinct());
    }

    private static string[] Names(IEnumerable<Mutant> mutants)
    {
        return [.. mutants.Select(mutant => mutant.Name)];
    }

    private static bool IsChange(string line)
    {
        return line.StartsWith('+') || line.StartsWith('-');
    }
}
