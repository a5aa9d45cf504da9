namespace EdgeNode.Commissioning;

/// <summary>Is told how the work on several boxes comes on.</summary>
public interface IBatchWatcher : IStepWatcher
{
    /// <summary>The work on a box begins.</summary>
    /// <param name="node">Its node id.</param>
    /// <param name="site">Its site, or null.</param>
    /// <param name="number">Which it is of those that are left, from 1.</param>
    /// <param name="total">How many are left.</param>
    void BeginBox(string node, string? site, int number, int total);

    /// <summary>The work on a box has come to an end.</summary>
    void EndBox(BoxOutcome outcome);
}
