namespace EdgeNode.Simulator;

/// <summary>Why a recording cannot be played.</summary>
/// <param name="File">The file, as it was asked for.</param>
/// <param name="Line">Line number from 1; 0 when the file as a whole is meant.</param>
/// <param name="Column">Name of the column, or empty when the line as a whole is meant.</param>
/// <param name="Found">What was found, printable on one line.</param>
/// <param name="Expected">What was expected there.</param>
public sealed record TraceFault(string File, int Line, string Column, string Found, string Expected)
{
    /// <summary>The fault in one line.</summary>
    public override string ToString()
    {
        string place = Line == 0 ? File : $"{File}:{Line}";
        string column = Column.Length == 0 ? "" : $", column {Column}";
        return $"{place}{column}: found {Found}; expected {Expected}";
    }
}
