namespace EdgeNode.Audit;

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>The test that it names ran and was red; or the compiler refused it, where it says that it does not build.</summary>
    Killed,

    /// <summary>The test that it names stayed green.</summary>
    Survived,

    /// <summary>Its diff does not fit the sources.</summary>
    DoesNotApply,

    /// <summary>It does not build, and does not say so.</summary>
    DoesNotBuild,

    /// <summary>The test that it names did not run, or is not green on the untouched sources.</summary>
    DidNotRun,
}
