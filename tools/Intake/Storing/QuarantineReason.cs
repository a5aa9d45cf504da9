namespace EdgeNode.Intake;

/// <summary>Why a message is kept apart. A store writes the name in lower case with hyphens.</summary>
public enum QuarantineReason
{
    /// <summary>The topic is no box's, or ends with a word that no box sends on.</summary>
    Topic,

    /// <summary>The payload is longer than any message of its kind.</summary>
    TooLong,

    /// <summary>The payload has not the form of its kind.</summary>
    Form,

    /// <summary>The payload names another node than the topic.</summary>
    Identity,

    /// <summary>A summary's start lies outside the range that this city takes.</summary>
    Start,

    /// <summary>The policy cannot be used: its grammar or the floor is not kept.</summary>
    Policy,

    /// <summary>The box has sent as many policies as one may.</summary>
    TooManyPolicies,

    /// <summary>A summary of the same key is there with other bytes.</summary>
    Contradiction,

    /// <summary>The store refuses it for a reason of its own.</summary>
    Store,
}
