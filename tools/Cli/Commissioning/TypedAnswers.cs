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

            TypedLine line = new(question with { Fault = answer => question.Fault(Meant(question, answer)) });
            string typed = await line.ReadAsync(cancel);
            Answers++;
            return Meant(question, typed);
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

    // The number of a choice stands for it.
    private static string Meant(Question question, string answer)
    {
        return int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= question.Choices.Count
            ? question.Choices[number - 1]
            : answer;
    }
}
