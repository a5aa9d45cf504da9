using System.Buffers;
using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>The files of lines in a folder, written batch by batch: all lines of a batch, or none.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ReceivedFiles(string folder) : IDisposable
{
    // In the order in which they were opened, which is the order in which a batch goes into them.
    private readonly OrderedDictionary<string, LineFile> _files = [];
    private readonly Dictionary<string, ArrayBufferWriter<byte>> _lines = [];

    /// <summary>Whether no file is open.</summary>
    internal bool IsEmpty => _files.Count == 0;

    /// <summary>Opens a file, or makes it.</summary>
    /// <param name="name">Name in the folder.</param>
    /// <param name="isOnlyWriter">See <see cref="LineFile"/>.</param>
    /// <param name="isOwn">Whether the first line is one of ours.</param>
    /// <param name="onLine">Called with each line that it holds.</param>
    /// <exception cref="CityException">It holds something else, or another receiver has it.</exception>
    internal void Open(string name, bool isOnlyWriter, Predicate<byte[]> isOwn, Action<byte[]> onLine)
    {
        _files.Add(name, new LineFile(Path.Combine(folder, name), isOnlyWriter, isOwn, onLine));
    }

    /// <summary>Adds a line to the batch; its file is made with its first line where it is not open.</summary>
    internal void Add(string name, ReadOnlySpan<byte> line)
    {
        if (!_lines.TryGetValue(name, out ArrayBufferWriter<byte>? lines))
        {
            _lines.Add(name, lines = new ArrayBufferWriter<byte>());
        }

        lines.Write(line);
        lines.Write("\n"u8);
    }

    /// <summary>Writes the batch.</summary>
    /// <exception cref="IOException">There is no room; then nothing of it is in the files.</exception>
    internal void Commit()
    {
        try
        {
            foreach (string name in _lines.Keys.Where(name => _lines[name].WrittenCount > 0 && !_files.ContainsKey(name)))
            {
                Open(name, isOnlyWriter: false, LineFile.IsObject, _ => { });
            }

            foreach ((string name, LineFile file) in _files.Where(file => _lines.ContainsKey(file.Key)))
            {
                file.Write(_lines[name].WrittenSpan);
            }

            foreach (LineFile file in _files.Values)
            {
                file.Accept();
            }
        }
        catch
        {
            foreach (LineFile file in _files.Values)
            {
                file.Restore();
            }

            throw;
        }
        finally
        {
            Forget();
        }
    }

    /// <summary>Forgets the batch.</summary>
    internal void Forget()
    {
        foreach (ArrayBufferWriter<byte> lines in _lines.Values)
        {
            lines.ResetWrittenCount();
        }
    }

    /// <summary>Closes the files, and takes away those that were made for nothing.</summary>
    internal void Abandon()
    {
        foreach (LineFile file in _files.Values)
        {
            file.Abandon();
        }

        _files.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (LineFile file in _files.Values)
        {
            file.Dispose();
        }

        _files.Clear();
    }
}
