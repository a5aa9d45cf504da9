using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>The columns of all measured channels, one row each: what recordings can have, and what <c>street.csv</c> has.</summary>
public static class MeasuredColumns
{
    /// <summary>The rows, in the order in which <c>street.csv</c> has them.</summary>
    public static IReadOnlyList<MeasuredColumn> All { get; } =
    [
        new(ChannelKind.Sound, 0, 194, "0.00", OtherName: "laeq_dba"),
        new(ChannelKind.Pm25, 0, 10_000, "0.00"),
        new(ChannelKind.Co2, 0, 40_000, "0.0"),
        new(ChannelKind.Temperature, -60, 85, "0.00"),
        new(ChannelKind.Humidity, 0, 100, "0.00"),
        new(ChannelKind.Pm10, 0, 10_000, "0.00", IsAlwaysLogged: false),
    ];

    /// <summary>The columns that <c>street.csv</c> has beside a policy, in their order.</summary>
    public static IReadOnlyList<MeasuredColumn> LoggedFor(Policy policy)
    {
        return [.. All.Where(column => column.IsAlwaysLogged || Array.Exists(policy.Channels, channel => channel.Kind == column.Channel))];
    }
}
