namespace EdgeNode.Simulator;

/// <summary>How to read 03/04/2026.</summary>
public enum DateOrder
{
    /// <summary>As 3 April.</summary>
    DayFirst,

    /// <summary>As 4 March.</summary>
    MonthFirst,
}
