using System.Text.Json.Serialization;
using EdgeNode.Attacks;

namespace EdgeNode.Audit;

/// <summary>The results of an audit as programs read them: names and order of these members are those of the JSON.</summary>
internal sealed record AuditDocument(
    bool Passed,
    AuditDocument.AuditedTree Audited,
    IEnumerable<AuditDocument.Claim> Claims,
    IEnumerable<AuditDocument.Attack>? Attacks,
    IEnumerable<UtilityResult>? Utility,
    AuditDocument.MutantList? Mutants)
{
    /// <summary>Makes the document of a result.</summary>
    public static AuditDocument Of(AuditResult result)
    {
        return new AuditDocument(
            result.IsPassed,
            AuditedOf(result),
            result.Claims.Select(ClaimOf),
            result.Attacks?.Select(AttackOf),
            result.Utility,
            result.Mutants is null ? null : MutantsOf(result.Mutants));
    }

    private static AuditedTree AuditedOf(AuditResult result)
    {
        return new AuditedTree(
            result.Tree.Commit,
            result.Tree.Changed,
            result.Tree.Sdk,
            result.Tree.Machine,
            result.Tree.Seed,
            result.StartedUtc,
            SecondsOf(result.Elapsed),
            result.Assemblies);
    }

    private static Claim ClaimOf(ClaimResult result)
    {
        return new Claim(
            result.Claim.Id, result.Claim.Text, result.Claim.RefutedBy, result.Claim.Tried, result.IsPassed, result.Figure, result.Tests.Select(TestOf));
    }

    private static Test TestOf(TestResult test)
    {
        return new Test(test.Test.ToString(), ClaimResult.Words(test.Outcome), test.Cases, SecondsOf(test.Duration), test.Figures, test.Message);
    }

    private static Attack AttackOf(AttackResult attack)
    {
        return new Attack(
            attack.Name, attack.Knows, attack.Unit, attack.Trials, attack.Success, attack.Low, attack.High, attack.Bound, attack.Holds, attack.Verdict);
    }

    private static MutantList MutantsOf(MutantSummary summary)
    {
        return new MutantList(
            summary.Available,
            summary.Results.Count,
            summary.Results.Count(result => result.Fate == MutantFate.Killed),
            SecondsOf(summary.Elapsed),
            summary.Results.Select(MadeOf));
    }

    private static MadeMutant MadeOf(MutantResult result)
    {
        return new MadeMutant(
            result.Mutant.Name,
            result.Mutant.Rule,
            result.Mutant.Claim,
            result.Mutant.Test?.ToString(),
            MutantResult.Words(result.Fate),
            result.Reason,
            SecondsOf(result.Duration));
    }

    private static double SecondsOf(TimeSpan time)
    {
        return Math.Round(time.TotalSeconds, 1);
    }

    /// <summary>What was audited, when and with what.</summary>
    internal sealed record AuditedTree(
        string? Commit,
        IReadOnlyList<string>? ChangedFiles,
        string Sdk,
        string Machine,
        string Seed,
        DateTime StartedUtc,
        double Seconds,
        IEnumerable<CheckedAssembly> Assemblies);

    /// <summary>A claim and how it went.</summary>
    internal sealed record Claim(
        string Id, [property: JsonPropertyName("claim")] string Text, string RefutedBy, string Tried, bool Passed, string Figure, IEnumerable<Test> Tests);

    /// <summary>A test of a claim.</summary>
    internal sealed record Test(string Name, string Outcome, int Cases, double Seconds, IEnumerable<string> Figures, string? Message);

    /// <summary>An attack and what it achieved.</summary>
    internal sealed record Attack(
        string Name, string Knows, string Unit, int Trials, double Success, double Low, double High, double? Bound, bool Passed, string Verdict);

    /// <summary>What became of the mutants.</summary>
    internal sealed record MutantList(int Available, int Made, int Killed, double Seconds, IEnumerable<MadeMutant> Results);

    /// <summary>A mutant and what became of it.</summary>
    internal sealed record MadeMutant(string Name, string Rule, string? Claim, string? Test, string Fate, string? Reason, double Seconds);
}
