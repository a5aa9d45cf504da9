using MathNet.Numerics.Statistics;

namespace EdgeNode.Attacks;

/// <summary>The figures of <see cref="UtilityResult"/>, from windows as they were and as they were released.</summary>
internal sealed class Weights(IReadOnlyList<ComparedWindow> windows, int[] limits)
{
    private const int SlotsAnHour = 4;
    private const int HoursADay = 24;
    private const int HoursAWeek = 168;

    public UtilityResult Result(string street, int m)
    {
        int exact = windows.Count(window => window.Bucket == BucketOf(window.Detections));
        (double low, double high) = Wilson.Interval(exact, windows.Count, Wilson.NinetyFivePercent);
        return new UtilityResult(
            street, m, windows.Count, Share(exact), low, high,
            Share(windows.Count(window => Math.Abs(window.Bucket - BucketOf(window.Detections)) <= 1)),
            Share(windows.Count(window => window.Bucket == BucketOf(window.People))),
            RankKept(), HourlyError(), Bits());
    }

    private double Share(int count)
    {
        return (double)count / windows.Count;
    }

    private int BucketOf(int count)
    {
        return limits.Count(limit => limit <= count);
    }

    private double MiddleOf(int bucket)
    {
        int from = bucket == 0 ? 0 : limits[bucket - 1];
        return bucket == limits.Length ? from : (from + limits[bucket] - 1) / 2.0;
    }

    private double Bits()
    {
        return windows.GroupBy(window => window.Bucket).Sum(bucket => -Share(bucket.Count()) * Math.Log2(Share(bucket.Count())));
    }

    private IEnumerable<List<ComparedWindow>> Hours()
    {
        return windows.GroupBy(window => window.Slot / SlotsAnHour).Select(hour => hour.ToList()).Where(hour => hour.Count == SlotsAnHour);
    }

    private double? HourlyError()
    {
        List<List<ComparedWindow>> hours = [.. Hours().Where(hour => hour.All(window => window.Bucket < limits.Length))];
        if (hours.Count == 0)
        {
            return null;
        }

        double square = hours.Average(hour => Math.Pow(hour.Sum(window => MiddleOf(window.Bucket) - window.Detections), 2));
        return Math.Sqrt(square) / hours.Average(hour => hour.Sum(window => window.Detections));
    }

    private double? RankKept()
    {
        var hours = Hours().GroupBy(hour => hour[0].Slot / SlotsAnHour % HoursAWeek).Select(hour => (
            True: hour.Average(one => one.Sum(window => window.Detections)),
            Released: hour.Average(one => one.Sum(window => MiddleOf(window.Bucket))))).ToList();
        return hours.Count < HoursADay ? null
            : Correlation.Spearman(hours.Select(hour => hour.True), hours.Select(hour => hour.Released));
    }
}
