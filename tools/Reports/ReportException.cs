namespace EdgeNode.Reports;

/// <summary>A report cannot be made from a folder. <see cref="Exception.Message"/> is one line: the file, the line of it, what was expected.</summary>
public sealed class ReportException : Exception
{
    /// <summary>Makes the refusal of a whole file.</summary>
    /// <param name="file">Name of the file within the folder.</param>
    /// <param name="reason">What is wrong with it, without the file's name.</param>
    public ReportException(string file, string reason)
        : base($"{file}: {reason}")
    {
        File = file;
    }

    /// <summary>Makes the refusal of one line of a file.</summary>
    /// <param name="file">Name of the file within the folder.</param>
    /// <param name="line">Number of the line, from 1.</param>
    /// <param name="reason">What is wrong with it.</param>
    public ReportException(string file, int line, string reason)
        : base($"{file} line {line}: {reason}")
    {
        File = file;
        Line = line;
    }

    /// <summary>Name of the file within the folder.</summary>
    public string File { get; }

    /// <summary>Number of the line from 1; 0 when the file as a whole is meant.</summary>
    public int Line { get; }
}
