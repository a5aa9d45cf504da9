namespace EdgeNode.Databases;

/// <summary>What retention needs of a database.</summary>
internal interface IRetentionStore
{
    /// <summary>Deletes what is over, in portions that let the writer in between, and logs it.</summary>
    /// <param name="options">How long is kept what has no policy.</param>
    /// <param name="nowUtc">The present.</param>
    /// <param name="cancellationToken">Ends it between two portions.</param>
    Task<IReadOnlyList<Deletion>> SweepAsync(RetentionOptions options, DateTime nowUtc, CancellationToken cancellationToken);
}
