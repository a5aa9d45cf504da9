using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>How files tell of one measured channel: recordings of it, and <c>street.csv</c>.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Name">Its column.</param>
/// <param name="Least">Least value that a recording can have, in <paramref name="Unit"/>.</param>
/// <param name="Greatest">Greatest value that a recording can have, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="Form">How <c>street.csv</c> writes them: a format string for numbers.</param>
/// <param name="OtherName">What a recording can call the column instead, or null.</param>
/// <param name="IsAlwaysLogged">Whether each <c>street.csv</c> has it; otherwise only one beside a policy that asks for the channel.</param>
/// <param name="IsLevel">Whether values are levels in dB. Of these <c>street.csv</c> has median and energy mean, of others the mean.</param>
public sealed record MeasuredColumn(
    ChannelKind Channel, string Name, double Least, double Greatest, string Unit, string Form, string? OtherName = null, bool IsAlwaysLogged = true,
    bool IsLevel = false)
{
    /// <summary>Names that the column can have in a recording.</summary>
    public IReadOnlyList<string> Names { get; } = OtherName == null ? [Name] : [Name, OtherName];

    /// <summary>Columns that <c>street.csv</c> has for the channel.</summary>
    public IReadOnlyList<string> LogNames { get; } = IsLevel ? [$"{Name}_l50", $"{Name}_leq"] : [Name];
}
