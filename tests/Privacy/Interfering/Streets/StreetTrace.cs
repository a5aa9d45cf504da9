namespace EdgeNode.Privacy.Tests;

/// <summary>What the sensors of a box see, by uptime in ms: everything about the street that is not the box's own affair.</summary>
internal sealed record StreetTrace
{
    /// <summary>Moments at which the passage sensor's line rises, in order.</summary>
    public required long[] RisesMs { get; init; }

    /// <summary>Whether the line stays high until shortly before its next rise, or falls at once.</summary>
    public bool StaysHigh { get; init; }

    /// <summary>Output of the sound meter in mV.</summary>
    public required Func<long, int> Millivolts { get; init; }

    /// <summary>PM2.5 in ug/m3; null while the part is unplugged.</summary>
    public required Func<long, double?> Pm25 { get; init; }

    /// <summary>CO2 in ppm; null while the part is unplugged.</summary>
    public required Func<long, double?> Co2Ppm { get; init; }

    /// <summary>Temperature in degC; null while the part is unplugged.</summary>
    public required Func<long, double?> TemperatureC { get; init; }

    /// <summary>Relative humidity in %; null where the part does not measure it.</summary>
    public required Func<long, double?> HumidityPercent { get; init; }

    /// <summary>Signal of the access point in dBm; null without one. People between box and mast move it.</summary>
    public Func<long, int?> SignalDbm { get; init; } = _ => -60;

    /// <summary>Parts that fail.</summary>
    public PartFaultSpell[] Faults { get; init; } = [];
}
