using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>A smooth curve through seeded points at equal distances: mean 0, standard deviation 1 at the points.</summary>
internal sealed class SmoothNoise
{
    private readonly ulong _seed;
    private readonly string _stream;
    private readonly long _periodMs;
    private long _index = long.MinValue;
    private double _before;
    private double _after;

    public SmoothNoise(ulong seed, string stream, long periodMs)
    {
        _seed = seed;
        _stream = stream;
        _periodMs = periodMs;
    }

    public double At(long utcMs)
    {
        long index = Math.DivRem(utcMs, _periodMs, out long rest);
        if (rest < 0)
        {
            index--;
            rest += _periodMs;
        }

        if (index != _index)
        {
            _index = index;
            _before = Point(index);
            _after = Point(index + 1);
        }

        double part = rest / (double)_periodMs;
        return _before + ((_after - _before) * part * part * (3 - (2 * part)));
    }

    private double Point(long index)
    {
        return new SeededRandom(_seed, $"{_stream} {index}").NextGaussian();
    }
}
