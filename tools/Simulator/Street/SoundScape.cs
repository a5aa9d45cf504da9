using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>
/// Levels of the square, second by second: a background that follows the hour, vehicles, the voices and steps of those
/// who pass, and now and then something loud. A quarter hour is made at once; its events reach into the next one.
/// </summary>
internal sealed class SoundScape
{
    private const double HoursAQuarter = 0.25;
    private const int VehicleReachSeconds = 14;
    private const int PassageReachSeconds = 4;
    private const double EnergyExponent = 0.230258509299404568; // ln(10) / 10

    private readonly ulong _seed;
    private readonly MarketRhythm _rhythm;
    private readonly PassageProcess _passages;
    private readonly SmoothNoise _background;
    private readonly double[] _levels = new double[QuarterHour.Seconds];
    private readonly double[] _energy = new double[QuarterHour.Seconds];
    private long _number = long.MinValue;

    public SoundScape(ulong seed, MarketRhythm rhythm, PassageProcess passages)
    {
        _seed = seed;
        _rhythm = rhythm;
        _passages = passages;
        _background = new SmoothNoise(seed, "sound background", 40 * 60_000L);
    }

    /// <summary>Level in dB(A) of the second that a moment lies in, in steps of 0.01.</summary>
    public double LevelDba(long utcMs)
    {
        long number = QuarterHour.NumberOf(utcMs);
        if (number != _number)
        {
            Make(number);
            _number = number;
        }

        return _levels[(utcMs - (number * QuarterHour.Ms)) / 1000];
    }

    private void Make(long number)
    {
        long startMs = number * QuarterHour.Ms;
        MakeBackground(startMs, new SeededRandom(_seed, $"sound {number}"));
        for (long neighbour = number - 1; neighbour <= number + 1; neighbour++)
        {
            AddVehicles(neighbour, startMs);
            AddPassages(neighbour, startMs);
            AddLoudEvent(neighbour, startMs);
        }

        for (int second = 0; second < _levels.Length; second++)
        {
            _levels[second] = Math.Round(Math.Log10(_energy[second]) * 1000) / 100;
        }
    }

    // Each second keeps most of the flutter of the second before (an autoregression of first order).
    private void MakeBackground(long startMs, SeededRandom random)
    {
        const double Quietest = 38.5;
        const double BusyRise = 3.4;
        const double Kept = 0.82;
        const double FlutterDb = 0.8;
        double busy = Math.Log(1 + (_rhythm.PassagesPerHour(startMs) / 10));
        double steady = Quietest + (BusyRise * busy) + (2.2 * _background.At(startMs));
        double flutter = FlutterDb * random.NextGaussian();
        for (int second = 0; second < _energy.Length; second++)
        {
            flutter = (Kept * flutter) + (FlutterDb * 0.57 * random.NextGaussian());
            _energy[second] = Energy(steady + flutter);
        }
    }

    private void AddVehicles(long number, long startMs)
    {
        long blockMs = number * QuarterHour.Ms;
        SeededRandom random = new(_seed, $"vehicles {number}");
        double expected = _rhythm.VehiclesPerHour(blockMs) * HoursAQuarter;
        int vehicles = (int)Math.Max(0, Math.Round(expected + (Math.Sqrt(expected) * random.NextGaussian())));
        for (int vehicle = 0; vehicle < vehicles; vehicle++)
        {
            long atMs = blockMs + random.NextInt((int)QuarterHour.Ms);
            double peak = 61 + (3.2 * random.NextGaussian());
            AddBell(startMs, atMs, peak, VehicleReachSeconds);
        }
    }

    private void AddPassages(long number, long startMs)
    {
        SeededRandom random = new(_seed, $"voices {number}");
        foreach (long atMs in _passages.Block(number))
        {
            AddBell(startMs, atMs, 52 + (4 * random.NextGaussian()), PassageReachSeconds);
        }
    }

    // A siren, a shout, a shutter: two in three hours by day, one in four at night.
    private void AddLoudEvent(long number, long startMs)
    {
        const double ByDay = 0.17;
        const double AtNight = 0.06;
        long blockMs = number * QuarterHour.Ms;
        SeededRandom random = new(_seed, $"loud {number}");
        bool isDay = MarketRhythm.HourOfDay(blockMs) is >= 7 and < 22;
        if (random.NextDouble() < (isDay ? ByDay : AtNight))
        {
            long atMs = blockMs + random.NextInt((int)QuarterHour.Ms);
            AddBell(startMs, atMs, 76 + (14 * random.NextDouble()), 2 + random.NextInt(9));
        }
    }

    // Energy falls with the square of the distance while the source goes by.
    private void AddBell(long startMs, long atMs, double peakDba, int reachSeconds)
    {
        double peak = Energy(peakDba);
        int centre = (int)Math.Floor((atMs - startMs) / 1000.0);
        int from = Math.Max(0, centre - reachSeconds);
        int until = Math.Min(_energy.Length - 1, centre + reachSeconds);
        double width = reachSeconds / 5.0;
        for (int second = from; second <= until; second++)
        {
            double offset = (second - centre) / width;
            _energy[second] += peak / (1 + (offset * offset));
        }
    }

    private static double Energy(double dba)
    {
        return Math.Exp(dba * EnergyExponent);
    }
}
