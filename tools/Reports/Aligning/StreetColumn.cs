using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>One column of the street, asked for whole windows. Asked in time order it costs one pass over the rows.</summary>
internal sealed class StreetColumn(StreetTable street, string name)
{
    private readonly IReadOnlyList<StreetPoint> _points = street.Points(name);
    private int _next;

    /// <summary>Name of the column.</summary>
    public string Name => name;

    /// <summary>Sum over the rows that start in a window; null when none of them has a value.</summary>
    public double? Sum(long fromUtc, long toUtc)
    {
        List<double> values = Values(fromUtc, toUtc, out _);
        return values.Count > 0 ? values.Sum() : null;
    }

    /// <summary>The statistic over a window; null when it cannot be told from means of quarter hours.</summary>
    public double? Statistic(ChannelStatistic statistic, long fromUtc, long toUtc)
    {
        List<double> values = Values(fromUtc, toUtc, out int rows);
        if (values.Count == 0)
        {
            return null;
        }

        return statistic switch
        {
            ChannelStatistic.Mean => values.Average(),
            ChannelStatistic.Leq => 10 * Math.Log10(values.Average(level => Math.Pow(10, level / 10))),
            // The median of several quarter hours does not follow from their medians.
            _ => rows == 1 ? values[0] : null,
        };
    }

    private List<double> Values(long fromUtc, long toUtc, out int rows)
    {
        if (_next > 0 && _points[_next - 1].StartUtc >= fromUtc)
        {
            _next = 0;
        }

        while (_next < _points.Count && _points[_next].StartUtc < fromUtc)
        {
            _next++;
        }

        List<double> values = [];
        rows = 0;
        for (; _next < _points.Count && _points[_next].StartUtc < toUtc; _next++)
        {
            rows++;
            if (_points[_next].Value is double value)
            {
                values.Add(value);
            }
        }

        return values;
    }
}
