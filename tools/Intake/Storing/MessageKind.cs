namespace EdgeNode.Intake;

/// <summary>What a box sends: the last level of its topics.</summary>
public enum MessageKind
{
    /// <summary>One for each slot: <c>summary</c>.</summary>
    Summary,

    /// <summary>Whether the box is there: <c>state</c>, and its will.</summary>
    State,

    /// <summary>Where the box hangs and what is in it: <c>about</c>.</summary>
    About,

    /// <summary>Once a day: <c>health</c>.</summary>
    Health,

    /// <summary>The policy in force: <c>policy</c>.</summary>
    Policy,
}
