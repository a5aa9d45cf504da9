namespace EdgeNode.Audit;

/// <summary>A mutant and what became of it.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="Reason">What the test or the compiler says.</param>
/// <param name="Duration">How long it took to apply, build and test it.</param>
public sealed record MutantResult(Mutant Mutant, MutantFate Fate, string? Reason, TimeSpan Duration)
{
    /// <summary>A fate in words.</summary>
    public static string Words(MutantFate fate)
    {
        return fate switch
        {
            MutantFate.Killed => "killed",
            MutantFate.Survived => "survived",
            MutantFate.DoesNotApply => "does not apply",
            MutantFate.DoesNotBuild => "does not build",
            _ => "did not run",
        };
    }
}
