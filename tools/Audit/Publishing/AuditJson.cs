using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeNode.Attacks;

namespace EdgeNode.Audit;

/// <summary>The results of an audit for programs.</summary>
public static class AuditJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The results as JSON.</summary>
    public static string Text(AuditResult result)
    {
        return JsonSerializer.Serialize(
            new
            {
                passed = result.IsPassed,
                audited = Audited(result),
                claims = result.Claims.Select(Claim),
                attacks = result.Attacks?.Select(Attack),
                utility = result.Utility?.Select(Utility),
                mutants = result.Mutants is null ? null : Mutants(result.Mutants),
            },
            Options);
    }

    private static object Audited(AuditResult result)
    {
        return new
        {
            commit = result.Tree.Commit,
            changedFiles = result.Tree.Changed,
            sdk = result.Tree.Sdk,
            machine = result.Tree.Machine,
            seed = result.Tree.Seed,
            startedUtc = result.StartedUtc,
            seconds = Seconds(result.Elapsed),
            assemblies = result.Assemblies.Select(assembly => new { name = assembly.Name, sha256 = assembly.Sha256, sources = assembly.Sources, isFirmware = assembly.IsFirmware }),
        };
    }

    private static object Claim(ClaimResult result)
    {
        return new
        {
            id = result.Claim.Id,
            claim = result.Claim.Text,
            refutedBy = result.Claim.RefutedBy,
            tried = result.Claim.Tried,
            passed = result.IsPassed,
            figure = result.Figure,
            tests = result.Tests.Select(test => new
            {
                name = test.Test.ToString(),
                outcome = ClaimResult.Words(test.Outcome),
                cases = test.Cases,
                seconds = Seconds(test.Duration),
                figures = test.Figures,
                message = test.Message,
            }),
        };
    }

    private static object Attack(AttackResult attack)
    {
        return new
        {
            name = attack.Name,
            knows = attack.Knows,
            unit = attack.Unit,
            trials = attack.Trials,
            success = attack.Success,
            low = attack.Low,
            high = attack.High,
            bound = attack.Bound,
            passed = attack.Holds,
            verdict = attack.Verdict,
        };
    }

    private static object Utility(UtilityResult result)
    {
        return new
        {
            street = result.Street,
            noise = result.Noise,
            windows = result.Windows,
            exact = result.Exact,
            exactLow = result.ExactLow,
            exactHigh = result.ExactHigh,
            withinOne = result.WithinOne,
            exactOfPeople = result.ExactOfPeople,
            rankKept = result.RankKept,
            hourlyError = result.HourlyError,
            bits = result.Bits,
        };
    }

    private static object Mutants(MutantSummary summary)
    {
        return new
        {
            available = summary.Available,
            made = summary.Results.Count,
            killed = summary.Results.Count(result => result.Fate == MutantFate.Killed),
            seconds = Seconds(summary.Elapsed),
            results = summary.Results.Select(result => new
            {
                name = result.Mutant.Name,
                rule = result.Mutant.Rule,
                claim = result.Mutant.Claim,
                test = result.Mutant.Test?.ToString(),
                fate = MutantResult.Words(result.Fate),
                reason = result.Reason,
                seconds = Seconds(result.Duration),
            }),
        };
    }

    private static double Seconds(TimeSpan time)
    {
        return Math.Round(time.TotalSeconds, 1);
    }
}
