namespace EdgeNode.Reports;

/// <summary>A <c>state</c>, <c>about</c> or <c>health</c> message as received.</summary>
/// <param name="Line">The line of its file.</param>
/// <param name="Fields">Names and values in order; an object within is flattened, its names joined by a dot.</param>
internal sealed record ReceivedDocument(FileLine Line, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Length of the payload in bytes, padding included.</summary>
    public int Length => Line.Bytes.Length;

    /// <summary>Value of a field, or null when there is none.</summary>
    public string? Field(string name)
    {
        foreach (KeyValuePair<string, string> field in Fields)
        {
            if (field.Key == name)
            {
                return field.Value;
            }
        }

        return null;
    }
}
