namespace EdgeNode.Commissioning;

/// <summary>One step from a new box to a locked one. It is done whole, or is done again: so whatever breaks off, the same command goes on.</summary>
internal interface IStep
{
    /// <summary>Its name, a word or two.</summary>
    string Name { get; }

    /// <summary>What is left of it, by what the box has told of itself.</summary>
    /// <returns>Null where nothing is; else in words what would be done.</returns>
    string? Left(BoxWork work);

    /// <summary>Does what is left.</summary>
    /// <returns>What came of it, in words.</returns>
    /// <exception cref="StepException">It cannot be done.</exception>
    /// <exception cref="PlanException">What the technician gave does not go with the box.</exception>
    /// <exception cref="CableException">The cable was pulled.</exception>
    /// <exception cref="BoxException">The box is silent or has restarted.</exception>
    Task<string> DoAsync(BoxWork work, CancellationToken cancel);
}
