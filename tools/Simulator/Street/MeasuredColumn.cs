using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>How files tell of one measured channel: recordings of it, and <c>street.csv</c>.</summary>
/// <param name="Channel">The channel. Its name is the column's, and its unit that of the values.</param>
/// <param name="Least">Least value that a recording can have, in <see cref="Unit"/>.</param>
/// <param name="Greatest">Greatest value that a recording can have, in <see cref="Unit"/>.</param>
/// <param name="Format">How <c>street.csv</c> writes them: a format string for numbers.</param>
/// <param name="OtherName">What a recording can call the column instead, or null.</param>
/// <param name="IsAlwaysLogged">Whether each <c>street.csv</c> has it; otherwise only one beside a policy that asks for the channel.</param>
public sealed record MeasuredColumn(
    ChannelKind Channel, double Least, double Greatest, string Format, string? OtherName = null, bool IsAlwaysLogged = true)
{
    /// <summary>Name of the column.</summary>
    public string Name => ChannelTable.Of(Channel).Name;

    /// <summary>Unit of the values.</summary>
    public string Unit => ChannelTable.Of(Channel).Unit;

    /// <summary>Whether values are levels in dB. Of these <c>street.csv</c> has median and energy mean, of others the mean.</summary>
    public bool IsLevel => ChannelTable.Of(Channel).Form == ChannelForm.Level;

    /// <summary>Names that the column can have in a recording.</summary>
    public IReadOnlyList<string> Names => OtherName == null ? [Name] : [Name, OtherName];

    /// <summary>Columns that <c>street.csv</c> has for the channel.</summary>
    public IReadOnlyList<string> LogNames => IsLevel ? [$"{Name}_l50", $"{Name}_leq"] : [Name];
}
