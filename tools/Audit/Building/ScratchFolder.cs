namespace EdgeNode.Audit;

/// <summary>A folder that is gone when the work in it is done.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public ScratchFolder()
    {
        Root = Directory.CreateTempSubdirectory("edgenode-audit-").FullName;
    }

    /// <summary>Its path.</summary>
    public string Root { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Root, recursive: true);
        }
        catch (IOException)
        {
            // A process that was just ended may still hold a file on Windows. The folder of temporary files is no promise.
        }
    }
}
