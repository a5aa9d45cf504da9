using System.Text.Encodings.Web;
using System.Text.Json;
using EdgeNode.Commissioning;

namespace EdgeNode.Cli;

/// <summary>Tells a box the lines of a pipe, one after the other, and prints its answers.</summary>
/// <param name="console">The box's console.</param>
/// <param name="isJson">Whether each answer is a line of JSON.</param>
internal sealed class PipedTalk(ConsoleClient console, bool isJson)
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly BoxAnswer CutOff = new([], "error document found the end of the input amid a document; allowed: a line that is a full stop ends it; nothing was done");

    private readonly BoxTalk _talk = new(console);

    /// <summary>Tells them all.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Exit code: whether the box did all of it.</returns>
    public async Task<int> RunAsync(TextReader lines, CancellationToken cancel)
    {
        bool isAllDone = true;
        while (await lines.ReadLineAsync(cancel) is { } line && (_talk.IsInDocument || !TypedTalk.IsLast(line)))
        {
            bool wasInDocument = _talk.IsInDocument;
            BoxAnswer? answer = await _talk.TellAsync(line, cancel, isJson || wasInDocument ? null : Console.WriteLine);
            if (answer is not null)
            {
                isAllDone &= answer.IsOk;
                Print(line, answer, isQuiet: wasInDocument && _talk.IsInDocument);
            }
        }

        if (_talk.IsInDocument)
        {
            await console.AttendAsync(cancel);
            Print("", CutOff, isQuiet: false);
            isAllDone = false;
        }

        return isAllDone ? ExitCode.Ok : ExitCode.CheckFailed;
    }

    // The box says ok to each line of a document, which tells nobody anything.
    private void Print(string line, BoxAnswer answer, bool isQuiet)
    {
        if (isJson)
        {
            string told = line[..TypedCommand.SecretFrom(line)];
            Console.WriteLine(JsonSerializer.Serialize(new { line = told, ok = answer.IsOk, code = answer.ErrorCode, words = answer.Words, lines = answer.Lines }, Options));
        }
        else if (!isQuiet)
        {
            Console.WriteLine(answer.End);
        }
    }
}
