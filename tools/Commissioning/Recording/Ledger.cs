using System.Text;

namespace EdgeNode.Commissioning;

/// <summary>
/// The workshop's ledger, a file of lines that are only added, each on disk before the call returns. Several may write at once; a disk that is
/// full leaves whole lines.
/// </summary>
public sealed class Ledger
{
    private const int GreatestLength = 64 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Names the ledger; it is made with its first line.</summary>
    /// <param name="path">Path of the file.</param>
    public Ledger(string path)
    {
        Path = path;
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <summary>All lines so far.</summary>
    /// <exception cref="PlanException">The file cannot be read, or is no ledger.</exception>
    public IReadOnlyList<LedgerLine> Read()
    {
        if (!System.IO.Path.Exists(Path))
        {
            return [];
        }

        try
        {
            using FileStream file = Open(FileMode.Open, FileAccess.Read);
            string text = TextOf(file);
            RequireOwn(text);
            return [.. LedgerText.Read(text)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PlanException($"--ledger: {Path}: cannot be read: {failure.Message}");
        }
    }

    /// <summary>What became of a box in the end.</summary>
    /// <returns>Its last line, or null.</returns>
    public LedgerLine? LastOf(string node)
    {
        return Read().LastOrDefault(line => line.Node == node);
    }

    /// <summary>Looks whether a line could be added, before a box is told anything.</summary>
    /// <exception cref="PlanException">It could not.</exception>
    public void RequireWritable()
    {
        try
        {
            if (System.IO.Path.Exists(Path))
            {
                using (Open())
                {
                }

                Read();
                return;
            }

            // Not the file itself: another run may be about to write its first line.
            string folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!;
            using (new FileStream(System.IO.Path.Combine(folder, System.IO.Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new PlanException($"--ledger: {Path}: cannot be written: {failure.Message}");
        }
    }

    /// <summary>Adds a line, unless the last one of the same box tells the same outcome.</summary>
    /// <returns>Whether it was added.</returns>
    /// <exception cref="StepException">The file takes no more; what stands in it is whole.</exception>
    public bool Append(LedgerLine line)
    {
        try
        {
            using FileStream file = Open();
            string text = Mended(file);
            RequireOwn(text);
            if (LedgerText.Read(text).LastOrDefault(other => other.Node == line.Node)?.IsSameOutcome(line) == true)
            {
                return false;
            }

            Write(file, (text.Length == 0 ? LedgerText.Header + "\r\n" : "") + LedgerText.Write(line) + "\r\n");
            return true;
        }
        catch (Exception failure) when (IsOfDisk(failure) || failure is PlanException)
        {
            throw new StepException($"{Path}: the ledger takes no line ({failure.Message}); {line.Node} is {line.State} and not in it: make room, and run the same command again", stopsBatch: true);
        }
    }

    // In one piece, and taken back where not all of it went in.
    private static void Write(FileStream file, string text)
    {
        long end = file.Length;
        try
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            file.SetLength(end);
            throw;
        }
    }

    // Of a crash stays at most the beginning of a line, of an editor a whole one without its end.
    private string Mended(FileStream file)
    {
        string text = TextOf(file);
        if (text.Length == 0 || text.EndsWith('\n'))
        {
            return text;
        }

        int start = text.LastIndexOf('\n') + 1;
        if (LedgerText.Read(text[start..]).Any() || start == 0)
        {
            Write(file, "\r\n");
            return text + "\r\n";
        }

        file.SetLength(file.Length - Encoding.UTF8.GetByteCount(text.AsSpan(start)));
        return text[..start];
    }

    // A file that is as long as the system lets it be is an argument out of range to .NET.
    private static bool IsOfDisk(Exception failure)
    {
        return failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException;
    }

    // Not a device that never ends.
    private string TextOf(FileStream file)
    {
        using MemoryStream content = new();
        byte[] piece = new byte[81_920];
        for (int read = file.Read(piece); read > 0 && content.Length <= GreatestLength; read = file.Read(piece))
        {
            content.Write(piece.AsSpan(0, read));
        }

        return content.Length <= GreatestLength
            ? SiteFile.Text(Path, content.ToArray())
            : throw new PlanException($"--ledger: {Path}: found more than {GreatestLength} bytes; allowed: a ledger of this command");
    }

    private void RequireOwn(string text)
    {
        if (text.Length > 0 && text.Split('\n')[0].TrimEnd('\r').Replace("\"", "", StringComparison.Ordinal) != LedgerText.Header)
        {
            throw new PlanException($"--ledger: {Path}: found something else; allowed: a ledger of this command, whose first line is {LedgerText.Header}");
        }
    }

    // The system keeps two off each other: whoever comes second waits.
    private FileStream Open(FileMode mode = FileMode.OpenOrCreate, FileAccess access = FileAccess.ReadWrite)
    {
        long until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileStream(Path, mode, access, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (File.Exists(Path) && Environment.TickCount64 < until)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
