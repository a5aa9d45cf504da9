namespace EdgeNode.Simulator;

/// <summary>What separates the columns of a file.</summary>
internal static class Delimiter
{
    private const char Usual = ',';

    private static readonly char[] Candidates = [Usual, ';', '\t', '|'];

    /// <summary>Finds a delimiter out: the one that sets the column of times apart, otherwise the most frequent one.</summary>
    /// <param name="header">The first row.</param>
    /// <param name="timeColumn">Name of the column of times.</param>
    public static char Of(string header, string timeColumn)
    {
        return Candidates.OrderByDescending(candidate => Columns(header, candidate).Contains(timeColumn))
            .ThenByDescending(candidate => Columns(header, candidate).Length)
            .First();
    }

    /// <summary>What a user is told of a delimiter that is not the usual one, or null.</summary>
    public static string? NoteOf(char delimiter)
    {
        return delimiter switch
        {
            Usual => null,
            '\t' => "columns are separated by tabs",
            _ => $"columns are separated by '{delimiter}'",
        };
    }

    private static string[] Columns(string header, char delimiter)
    {
        return DelimitedRows.Split(header, delimiter, out _);
    }
}
