using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A street with hardly anybody on it, and streets that differ from it in one result each.</summary>
internal static class QuietStreet
{
    /// <summary>The street itself.</summary>
    /// <param name="endMs">How long a box runs on it.</param>
    public static StreetTrace Until(long endMs)
    {
        return new StreetTrace
        {
            RisesMs = [endMs / 40 * 10],
            Millivolts = uptimeMs => 1005 + Chance.Below(1, uptimeMs, 90),
            Pm25 = uptimeMs => 12 + Chance.Fraction(2, uptimeMs),
            Co2Ppm = uptimeMs => 650 + (50 * Chance.Fraction(3, uptimeMs)),
            TemperatureC = uptimeMs => 8.5 + Chance.Fraction(4, uptimeMs),
            HumidityPercent = uptimeMs => 55 + Chance.Fraction(5, uptimeMs),
        };
    }

    /// <summary>For each part of the box a street on which it gives another result.</summary>
    public static StreetTrace[] OthersThan(StreetTrace street)
    {
        return
        [
            street with { RisesMs = [.. Enumerable.Range(0, 60).Select(i => 10_000 + (1000L * i))] },
            street with { Millivolts = uptimeMs => street.Millivolts(uptimeMs) + 200 },
            street with { Pm25 = uptimeMs => 30 + Chance.Fraction(2, uptimeMs) },
            street with { Co2Ppm = uptimeMs => 900 + (50 * Chance.Fraction(3, uptimeMs)) },
            street with { TemperatureC = uptimeMs => 3 + Chance.Fraction(4, uptimeMs) },
            street with { HumidityPercent = uptimeMs => 72 + Chance.Fraction(5, uptimeMs) },
            street with { Faults = [new PartFaultSpell(FittedPart.Co2Sensor, PartFault.Unplugged, 100_000, 160_000)] },
        ];
    }
}
