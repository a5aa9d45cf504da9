using System.Text;
using EdgeNode.Boards;
using EdgeNode.Flashing;

namespace EdgeNode.Commissioning;

/// <summary>A free conversation with a box: lines as somebody types them, and what a laptop adds to the box's own console: files behind <c>&lt;</c>.</summary>
/// <param name="console">The box's console.</param>
public sealed class BoxTalk(ConsoleClient console)
{
    // A policy has at most 4,096 bytes, a chain of certificates a few thousand.
    private const int GreatestFile = 64 * 1024;

    /// <summary>Whether the box waits for the lines of a document, up to a full stop.</summary>
    public bool IsInDocument { get; private set; }

    /// <summary>Tells a line.</summary>
    /// <param name="typed">The line. Nothing is sent for an empty one, unless it is of a document.</param>
    /// <param name="cancel">Ends the wait, not what the box does.</param>
    /// <param name="onLine">Is given each line of the answer as it comes.</param>
    /// <returns>Null where there was nothing to tell.</returns>
    /// <exception cref="CableException">The cable was pulled.</exception>
    /// <exception cref="BoxException">The box is silent, has restarted, or what answers is no box.</exception>
    public async Task<BoxAnswer?> TellAsync(string typed, CancellationToken cancel, Action<string>? onLine = null)
    {
        if (typed.Length == 0 && !IsInDocument)
        {
            return null;
        }

        TypedCommand command = IsInDocument ? new TypedCommand(typed, null) : TypedCommand.Parse(typed);
        if (Fault(command.Line) is { } fault)
        {
            return fault;
        }

        bool wasInDocument = IsInDocument;
        IsInDocument = false;
        BoxAnswer answer = wasInDocument ? await console.TellAsync(typed, cancel, onLine)
            : command.IsUnlockByFile ? await UnlockAsync(command.File!, cancel)
            : command.File is { } file ? await SendAsync(command.Line, file, cancel)
            : command.IsRestart ? await console.RestartAsync(command.Line, cancel, onLine)
            : await console.TellAsync(command.Line, cancel, onLine);
        IsInDocument = answer.IsOk && (wasInDocument ? typed != "." : command is { IsDocument: true, File: null });
        return answer;
    }

    // What no box takes is not sent: it would not repeat it, and so not be known as a box.
    private static BoxAnswer? Fault(string line)
    {
        int length = Encoding.UTF8.GetByteCount(line);
        return length > ConsoleClient.GreatestLine ? new BoxAnswer([], $"error line-too-long found {length} bytes; allowed: at most {ConsoleClient.GreatestLine}; nothing was sent")
            : line.Any(char.IsControl) ? new BoxAnswer([], "error not-text found a control character; allowed: text; nothing was sent")
            : null;
    }

    private static BoxAnswer Refused(string path, string found, string allowed)
    {
        return new BoxAnswer([], $"error file {path}: found {found}; allowed: {allowed}; nothing was sent");
    }

    private async Task<BoxAnswer> SendAsync(string line, string path, CancellationToken cancel)
    {
        if (!BoundedFile.TryRead(path, GreatestFile, out byte[] content, out string found))
        {
            return Refused(path, found, $"a text file of at most {GreatestFile} bytes");
        }

        string[] lines = Encoding.UTF8.GetString(content).TrimStart('\ufeff').ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        int wrong = Array.FindIndex(lines, text => Fault(text) is not null || text == ".");
        return wrong >= 0
            ? Refused(path, $"no line of a document in line {wrong + 1}", $"text, at most {ConsoleClient.GreatestLine} bytes a line, none of them a full stop alone")
            : await console.TellDocumentAsync(line, lines, cancel);
    }

    private async Task<BoxAnswer> UnlockAsync(string path, CancellationToken cancel)
    {
        UnlockSecretFile file;
        string secret;
        try
        {
            file = UnlockSecretFile.Named(path);
            secret = Encoding.ASCII.GetString(file.Read());
        }
        catch (FlashException failure)
        {
            return new BoxAnswer([], $"error file {failure.Message}; nothing was sent");
        }

        BoxAnswer asked = await console.TellAsync(TypedCommand.Unlock, cancel);
        return UnlockResponse.ChallengeIn(asked) is { } challenge
            ? await console.RestartAsync($"{TypedCommand.Unlock} {UnlockResponse.To(secret, file.Node, challenge)}", cancel)
            : asked;
    }
}
