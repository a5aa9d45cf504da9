namespace EdgeNode.Boards;

/// <summary>Why a board is refused.</summary>
/// <param name="File">The file, as it was asked for.</param>
/// <param name="Line">Line number from 1; 0 when the file as a whole is meant.</param>
/// <param name="Found">What was found, printable ASCII.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record BoardFault(string File, int Line, string Found, string Allowed)
{
    /// <summary>The fault in one line.</summary>
    public override string ToString()
    {
        string place = Line == 0 ? File : $"{File}:{Line}";
        return $"{place}: found {Found}; allowed: {Allowed}";
    }
}
