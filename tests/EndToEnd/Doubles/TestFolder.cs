namespace EdgeNode.EndToEnd.Tests;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("edgenode-test-").FullName;

    internal string File(string name)
    {
        return Path.Combine(_path, name);
    }

    internal string Root => _path;

    public void Dispose()
    {
        Directory.Delete(_path, recursive: true);
    }
}
