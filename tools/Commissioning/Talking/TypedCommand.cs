namespace EdgeNode.Commissioning;

/// <summary>A line for a box's console as somebody types it: it may name a file to be sent.</summary>
/// <param name="Line">What the box is told.</param>
/// <param name="File">The file behind <c>&lt;</c>, or null.</param>
public sealed record TypedCommand(string Line, string? File)
{
    private const char Space = ' ';
    private const string Set = "set ";

    private static readonly string[] Secrets = [Contracts.PartName.WifiPassword, Contracts.PartName.UnlockSecret];
    private static readonly string[] Documents = ["cert", "ca add", "policy set"];
    private static readonly string[] Restarts = ["commit", "lock", "factory-reset yes"];

    /// <summary>Opens a locked box: alone it asks for a challenge, with 64 digits it answers one.</summary>
    public const string Unlock = "unlock";

    /// <summary>Whether the box restarts when it takes the line.</summary>
    public bool IsRestart => Restarts.Any(IsBegunBy) || (Words.StartsWith(Unlock + Space, StringComparison.Ordinal) && File is null);

    /// <summary>Whether a document follows.</summary>
    public bool IsDocument => Documents.Any(IsBegunBy);

    /// <summary>Whether a file with the secret of a box is to answer its challenge.</summary>
    public bool IsUnlockByFile => Words == Unlock && File is not null;

    private string Words => string.Join(' ', Line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Reads a line.</summary>
    public static TypedCommand Parse(string typed)
    {
        int mark = typed.IndexOf('<');
        string before = mark < 0 ? typed : typed[..mark].TrimEnd(' ');

        // Only what takes a file gives the sign a meaning: it may stand in a network's name.
        bool takesFile = Documents.Contains(before) || before == Unlock;
        return mark >= 0 && takesFile ? new TypedCommand(before, typed[(mark + 1)..].Trim(' ')) : new TypedCommand(typed, null);
    }

    /// <summary>From which index on a line is a secret, however many spaces stand between its words; its length where none of it is.</summary>
    public static int SecretFrom(string typed)
    {
        // The rule by which the box echoes no secret: what it refuses for a space too many was meant as one.
        string words = typed.TrimStart(Space);
        if (!words.StartsWith(Set, StringComparison.Ordinal))
        {
            return typed.Length;
        }

        words = words[Set.Length..].TrimStart(Space);
        string? secret = Secrets.FirstOrDefault(name => words.StartsWith(name + Space, StringComparison.Ordinal));
        return secret is null ? typed.Length : typed.Length - words.Length + secret.Length + 1;
    }

    // Most commands take no notice of words behind them.
    private bool IsBegunBy(string command)
    {
        return Words == command || Words.StartsWith(command + Space, StringComparison.Ordinal);
    }
}
