namespace EdgeNode.VirtualUplink;

/// <summary>What a PEM file holds, and its name for messages.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Text">Its content. Of a key it is never shown.</param>
public sealed record PemText(string File, string Text)
{
    /// <summary>The file alone.</summary>
    public override string ToString()
    {
        return File;
    }
}
