namespace EdgeNode.Reports;

/// <summary>Heights of a pair of panels in CSS pixels.</summary>
/// <param name="StreetHeight">Height of the upper panel.</param>
/// <param name="RowHeight">Height of one bucket's row in the lower panel.</param>
/// <param name="Rows">Number of buckets.</param>
/// <param name="HasOutage">Whether room is kept for the mark of a lost link.</param>
/// <param name="HasBoundary">Whether the border between box and city is drawn between the panels.</param>
internal sealed record PairLayout(int StreetHeight, int RowHeight, int Rows, bool HasOutage, bool HasBoundary)
{
    /// <summary>Baseline of the upper title.</summary>
    public const int StreetTitle = 14;

    /// <summary>Top of the upper panel.</summary>
    public const int StreetTop = 28;

    /// <summary>Distance between two lines of small text.</summary>
    public const int LineHeight = 15;

    private const int Gap = 46;
    private const int OutageRoom = 18;
    private const int BoundaryRoom = 30;
    private const int NamesRoom = 38;

    /// <summary>Bottom of the upper panel.</summary>
    public int StreetBottom => StreetTop + StreetHeight;

    /// <summary>Baseline of the lower title.</summary>
    public int CityTitle => StreetBottom + Gap - 14 + (HasBoundary ? BoundaryRoom : 0);

    /// <summary>Height of the border between box and city.</summary>
    public int BoundaryLine => StreetBottom + (Gap / 2) + 3;

    /// <summary>Height of the mark of a lost link.</summary>
    public int OutageLine => CityTop - 6;

    /// <summary>Top of the lower panel.</summary>
    public int CityTop => CityTitle + 14 + (HasOutage ? OutageRoom : 0);

    /// <summary>Height of the lower panel.</summary>
    public int CityHeight => Rows * RowHeight;

    /// <summary>Bottom of the lower panel.</summary>
    public int CityBottom => CityTop + CityHeight;

    /// <summary>Baseline of the first line of names.</summary>
    public int Names => CityBottom + 17;

    /// <summary>Height of the whole picture.</summary>
    public int Height => CityBottom + NamesRoom;
}
