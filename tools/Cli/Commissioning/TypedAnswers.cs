using EdgeNode.Commissioning;

namespace EdgeNode.Cli;

/// <summary>Asks the technician at the terminal.</summary>
/// <param name="display">Makes room for the question.</param>
/// <param name="canAsk">Whether somebody is there.</param>
public sealed class TypedAnswers(ProvisionDisplay display, bool canAsk) : IQuestions
{
    /// <inheritdoc/>
    public bool CanAsk => canAsk;

    /// <inheritdoc/>
    public int Answers { get; private set; }

    /// <inheritdoc/>
    public Task<string> AskAsync(Question question, CancellationToken cancel)
    {
        return Task.FromResult(question.Offer ?? "");
    }

    /// <summary>Makes room for a question that something else asks, such as for a passphrase.</summary>
    public void Ask(Action ask)
    {
        display.Pause();
        try
        {
            ask();
            Answers++;
        }
        finally
        {
            display.Resume();
        }
    }
}
