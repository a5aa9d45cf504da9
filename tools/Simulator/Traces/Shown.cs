namespace EdgeNode.Simulator;

/// <summary>Text from a user's file, made fit for one line of a message.</summary>
internal static class Shown
{
    private const int GreatestLength = 60;

    public static string Quoted(string text)
    {
        string printable = new([.. text.Take(GreatestLength).Select(letter => letter is >= ' ' and <= '~' ? letter : '?')]);
        return $"'{printable}'{(text.Length > GreatestLength ? "..." : "")}";
    }
}
