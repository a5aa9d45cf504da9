using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>The columns of all measured channels, one row each: what recordings can have, and what <c>street.csv</c> has.</summary>
public static class MeasuredColumns
{
    /// <summary>The rows, in the order in which <c>street.csv</c> has them.</summary>
    public static IReadOnlyList<MeasuredColumn> All { get; } =
    [
        new(ChannelKind.Sound, "sound", 0, 194, "dB(A)", "0.00", OtherName: "laeq_dba", IsLevel: true),
        new(ChannelKind.Pm25, "pm25", 0, 10_000, "ug/m3", "0.00"),
        new(ChannelKind.Co2, "co2", 0, 40_000, "ppm", "0.0"),
        new(ChannelKind.Temperature, "temperature", -60, 85, "degC", "0.00"),
        new(ChannelKind.Humidity, "humidity", 0, 100, "%", "0.00"),
        new(ChannelKind.Pm10, "pm10", 0, 10_000, "ug/m3", "0.00", IsAlwaysLogged: false),
    ];

    /// <summary>The columns that <c>street.csv</c> has beside a policy, in their order.</summary>
    public static IReadOnlyList<MeasuredColumn> LoggedFor(Policy policy)
    {
        return [.. All.Where(column => column.IsAlwaysLogged || Array.Exists(policy.Channels, channel => channel.Kind == column.Channel))];
    }
}
