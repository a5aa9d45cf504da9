using System.Diagnostics;

namespace EdgeNode.Authority;

/// <summary>The right to change an authority's folder, which one program has at a time. The system takes it back from one that dies.</summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FolderLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Waits for the right.</summary>
    /// <exception cref="CityAuthorityException">The folder cannot be written, or somebody has kept the right for a minute.</exception>
    internal static FolderLock Take(string path)
    {
        Stopwatch waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FolderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (UnauthorizedAccessException failure)
            {
                throw new CityAuthorityException($"{path}: cannot be written, so nothing was issued or revoked: {failure.Message}");
            }
            catch (IOException failure) when (!IsHeld(failure))
            {
                throw new CityAuthorityException($"{path}: cannot be written, so nothing was issued or revoked: {failure.Message}");
            }
            catch (IOException) when (waited.Elapsed > Patience)
            {
                throw new CityAuthorityException($"{path}: found another program that works on this folder, and has for {Patience.TotalSeconds} seconds; allowed: one at a time");
            }
            catch (IOException)
            {
                Thread.Sleep(Pause);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
    }

    // ERROR_SHARING_VIOLATION on Windows; elsewhere EWOULDBLOCK of flock(2), 11 on Linux and 35 on macOS.
    private static bool IsHeld(IOException failure)
    {
        const int SharingViolation = unchecked((int)0x80070020);
        return failure.HResult is SharingViolation or 11 or 35;
    }
}
