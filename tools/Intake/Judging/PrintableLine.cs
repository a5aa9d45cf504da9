namespace EdgeNode.Intake;

/// <summary>Makes what others wrote fit to stand in one line of a log or a table.</summary>
internal static class PrintableLine
{
    private const int GreatestLength = 200;

    /// <summary>Replaces all but printable ASCII by <c>?</c>, and cuts off what is too long.</summary>
    internal static string Of(string text)
    {
        return string.Concat(text.Take(GreatestLength).Select(letter => letter is >= ' ' and <= '~' ? letter : '?'));
    }
}
