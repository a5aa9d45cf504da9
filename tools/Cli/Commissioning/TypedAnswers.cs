using System.Globalization;
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
    public async Task<string> AskAsync(Question question, CancellationToken cancel)
    {
        display.Pause();
        try
        {
            foreach ((int index, string choice) in question.Choices.Index())
            {
                string note = index < question.Notes.Count ? $"  {question.Notes[index]}" : "";
                Console.Error.WriteLine(PlainText.OneLine(string.Create(CultureInfo.InvariantCulture, $"  {index + 1}  {choice}{note}")));
            }

            string answer = await ReadAsync(question, cancel);
            Answers++;
            return answer;
        }
        finally
        {
            display.Resume();
        }
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

    private static async Task<string> ReadAsync(Question question, CancellationToken cancel)
    {
        LineEditor editor = new(new LineHistory());
        LineQuestion line = new(question.Offer is { Length: > 0 } offer ? $"{question.Name} [{offer}]: " : $"{question.Name}: ")
        {
            Rule = question.Rule,
            Fault = typed => question.Fault(Meant(question, typed)),
            Complete = typed => [.. question.Choices.Where(choice => choice.StartsWith(typed, StringComparison.Ordinal))],
            SecretFrom = typed => question.IsSecret ? 0 : typed.Length,
        };
        while (true)
        {
            (LineEnd end, string typed) = await editor.ReadAsync(line, cancel);
            string answer = typed.Length == 0 && question.Offer is { } offered ? offered : Meant(question, typed);
            if (end == LineEnd.Closed)
            {
                throw new OperationCanceledException();
            }

            if (question.Fault(answer) is not { } fault)
            {
                return answer;
            }

            Console.Error.WriteLine(PlainText.OneLine($"  {fault}"));
        }
    }

    // The number of a choice stands for it.
    private static string Meant(Question question, string answer)
    {
        return int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= question.Choices.Count
            ? question.Choices[number - 1]
            : answer;
    }
}
