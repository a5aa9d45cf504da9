using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>The air over the square: weather that drifts over days, the sun's daily course, and the town's traffic.</summary>
internal sealed class SquareAir
{
    private const long HourMs = 3_600_000;
    private const double DaysAYear = 365.2425;

    private readonly SmoothNoise _weather;
    private readonly SmoothNoise _stillness;
    private readonly SmoothNoise _gusts;
    private readonly SmoothNoise _moisture;
    private readonly SmoothNoise _grit;
    private readonly Dictionary<ChannelKind, Func<long, double>> _values;

    public SquareAir(ulong seed)
    {
        _weather = new SmoothNoise(seed, "weather", 60 * HourMs);
        _stillness = new SmoothNoise(seed, "stillness", 30 * HourMs);
        _gusts = new SmoothNoise(seed, "gusts", HourMs / 3);
        _moisture = new SmoothNoise(seed, "moisture", 18 * HourMs);
        _grit = new SmoothNoise(seed, "grit", 5 * HourMs);
        _values = new Dictionary<ChannelKind, Func<long, double>>
        {
            [ChannelKind.Pm25] = Pm25,
            [ChannelKind.Co2] = Co2Ppm,
            [ChannelKind.Temperature] = TemperatureC,
            [ChannelKind.Humidity] = HumidityPercent,
            [ChannelKind.Pm10] = Pm10,
        };
    }

    /// <summary>The value of a channel at a moment, in the channel's unit; null when it is none of the air's.</summary>
    public double? At(ChannelKind channel, long utcMs)
    {
        return _values.TryGetValue(channel, out Func<long, double>? value) ? value(utcMs) : null;
    }

    // PM2.5 in ug/m3: peaks with heating and traffic in the morning and the evening, more when the air stands still.
    private double Pm25(long utcMs)
    {
        double hour = MarketRhythm.HourOfDay(utcMs);
        double peaks = (0.7 * Peak(hour, 8, 1.6)) + (0.9 * Peak(hour, 20.5, 2.4));
        double still = Math.Exp(0.55 * _stillness.At(utcMs));
        return Rounded(Math.Clamp(7.5 * still * (1 + peaks) * (1 + (0.07 * _gusts.At(utcMs))), 0.5, 400), 100);
    }

    // PM10 in ug/m3: PM2.5, and coarse grains that wheels and feet stir up by day.
    private double Pm10(long utcMs)
    {
        double stirred = 1 + (1.4 * Peak(MarketRhythm.HourOfDay(utcMs), 14, 4));
        return Rounded(Math.Min(Pm25(utcMs) + (4.5 * stirred * Math.Exp(0.4 * _grit.At(utcMs))), 900), 100);
    }

    // CO2 in ppm, 410 to 520: traffic by day, and plants breathing out into still air at night.
    private double Co2Ppm(long utcMs)
    {
        double hour = MarketRhythm.HourOfDay(utcMs);
        double still = 1 + (0.35 * _stillness.At(utcMs));
        double traffic = (22 * Peak(hour, 8.2, 1.4)) + (18 * Peak(hour, 18, 2));
        double night = 26 * Peak(hour, 4.5, 3.2);
        return Rounded(Math.Clamp(426 + (still * (traffic + night)) + (2.5 * _gusts.At(utcMs)), 410, 520), 10);
    }

    // Temperature in degC: coldest in late January and before dawn.
    private double TemperatureC(long utcMs)
    {
        return Rounded(DayMean(utcMs) + DailyCourse(utcMs) + (0.25 * _gusts.At(utcMs)), 100);
    }

    // Relative humidity in %: falls while the air warms up.
    private double HumidityPercent(long utcMs)
    {
        double humidity = 68 - (3.1 * DailyCourse(utcMs)) + (9 * _moisture.At(utcMs)) + (0.8 * _gusts.At(utcMs));
        return Rounded(Math.Clamp(humidity, 18, 98), 100);
    }

    private static double DailyCourse(long utcMs)
    {
        return 4.6 * Math.Cos((MarketRhythm.HourOfDay(utcMs) - 15) * Math.PI / 12);
    }

    private double DayMean(long utcMs)
    {
        double day = utcMs / (24.0 * HourMs) % DaysAYear;
        return 10.5 - (8.5 * Math.Cos((day - 24) * 2 * Math.PI / DaysAYear)) + (2.8 * _weather.At(utcMs));
    }

    // 1 at the peak's hour; hours run in a circle.
    private static double Peak(double hour, double at, double width)
    {
        double away = Math.Abs(hour - at);
        double distance = Math.Min(away, 24 - away) / width;
        return Math.Exp(-0.5 * distance * distance);
    }

    private static double Rounded(double value, double steps)
    {
        return Math.Round(value * steps) / steps;
    }
}
