using EdgeNode.Intake;

namespace EdgeNode.Gateway;

/// <summary>A store that is open, and the work that it needs beside the receiver.</summary>
/// <param name="Intake">Takes messages.</param>
/// <param name="Work">What is to be done again and again.</param>
internal sealed record OpenedStore(IIntakeStore Intake, IReadOnlyList<RepeatedWork> Work) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        return Intake.DisposeAsync();
    }
}
