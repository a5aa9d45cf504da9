namespace EdgeNode.Commissioning;

/// <summary>Somebody who can be asked, or nobody.</summary>
public interface IQuestions
{
    /// <summary>Whether somebody is there; else nothing is asked, and what is missing is told.</summary>
    bool CanAsk { get; }

    /// <summary>How many answers were given.</summary>
    int Answers { get; }

    /// <summary>Asks until the answer is allowed.</summary>
    Task<string> AskAsync(Question question, CancellationToken cancel);
}
