namespace EdgeNode.Commissioning;

/// <summary>What a box answered to a line.</summary>
/// <param name="Lines">The lines between the echo and the end, without the box's greeting.</param>
/// <param name="End">The last line: <c>ok</c>, or begins with <c>ok </c> or <c>error </c>.</param>
public sealed record BoxAnswer(IReadOnlyList<string> Lines, string End)
{
    private const string Error = "error ";
    private const string Ok = "ok";

    /// <summary>Whether the box did what it was told.</summary>
    public bool IsOk => !End.StartsWith(Error, StringComparison.Ordinal);

    /// <summary>The stable code of docs/console.md, such as <c>value</c>; null where the box did what it was told.</summary>
    public string? ErrorCode => IsOk ? null : End[Error.Length..].Split(' ')[0];

    /// <summary>The words behind the code, for people; of an answer that is none, what stands behind <c>ok</c>.</summary>
    public string Words => End[(IsOk ? Ok.Length : Error.Length + ErrorCode!.Length)..].Trim();

    /// <summary>The value of a line <c>NAME: VALUE</c>, or null where there is none.</summary>
    public string? ValueOf(string name)
    {
        string start = name + ": ";
        return Lines.FirstOrDefault(line => line.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
    }

    /// <summary>Whether a line ends an answer.</summary>
    internal static bool IsEnd(string line)
    {
        return line == Ok || line.StartsWith(Ok + " ", StringComparison.Ordinal) || line.StartsWith(Error, StringComparison.Ordinal);
    }
}
