namespace EdgeNode.Boards;

/// <summary>The rule for a board's name, which is also its folder's.</summary>
internal static class BoardName
{
    private const int GreatestLength = 32;

    public static bool IsAllowed(string name)
    {
        return name.Length is >= 1 and <= GreatestLength && name.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
    }

    public static string Read(StatementWords words)
    {
        string allowed = $"1 to {GreatestLength} of a-z0-9-";
        string name = words.Word(allowed);
        if (words.Fault == null && !IsAllowed(name))
        {
            words.Refuse(StatementWords.Shown(name), allowed);
        }

        return name;
    }
}
