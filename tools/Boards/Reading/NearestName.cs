namespace EdgeNode.Boards;

/// <summary>Guesses which name a user meant.</summary>
public static class NearestName
{
    private const int MostChanges = 2;

    /// <summary>The known name that is at most two letters away: added, left out or exchanged.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="known">The names that there are.</param>
    /// <returns>Null when none is near, or when as much would have to change as stays.</returns>
    public static string? To(string typed, IEnumerable<string> known)
    {
        return known.Select(name => (Name: name, Changes: Changes(typed, name)))
            .Where(near => near.Changes <= MostChanges && 2 * near.Changes < near.Name.Length)
            .OrderBy(near => near.Changes)
            .Select(near => near.Name)
            .FirstOrDefault();
    }

    // Levenshtein's distance, row by row.
    private static int Changes(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > MostChanges)
        {
            return MostChanges + 1;
        }

        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int exchanged = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(exchanged, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
