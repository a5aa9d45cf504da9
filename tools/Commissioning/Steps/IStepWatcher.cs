namespace EdgeNode.Commissioning;

/// <summary>Is told how the work on a box comes on.</summary>
public interface IStepWatcher
{
    /// <summary>A step begins.</summary>
    /// <param name="step">Its name.</param>
    void Begin(string step);

    /// <summary>What is under way or waited for in the step; takes the place of what was told before.</summary>
    void Tell(string detail);

    /// <summary>A line of the step that stays.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isFault">Whether it says that something does not work.</param>
    void Keep(string line, bool isFault = false);

    /// <summary>The step is done.</summary>
    /// <param name="outcome">What came of it, in words.</param>
    void End(string outcome);

    /// <summary>The step is not done; who runs the steps says why.</summary>
    void Break();
}
