using System.Globalization;
using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>
/// Writes <c>street.csv</c>: what the simulation knows and the city never gets, one row for each quarter hour of UTC.
/// Nothing in it comes from the firmware.
/// </summary>
/// <remarks>
/// Columns: <c>start_utc</c>; <c>passages</c>, people who passed; <c>detections</c>, what a <see cref="LockoutModel"/> makes
/// of the rises at the pin; then those of <see cref="MeasuredColumns"/>: of one-second levels the median (<c>_l50</c>) and the
/// energy mean (<c>_leq</c>), means of the others. A cell is empty where nothing is known.
/// </remarks>
public sealed class StreetLog
{
    private const long LevelStepMs = 1000;
    private const long MeanStepMs = 30_000;

    private readonly IStreet _street;
    private readonly ulong _seed;
    private readonly ChannelPolicy? _footfall;
    private readonly IReadOnlyList<MeasuredColumn> _columns;
    private readonly double[] _levels = new double[QuarterHour.Seconds];

    /// <summary>Makes a log of a street.</summary>
    /// <param name="street">The street.</param>
    /// <param name="seed">Seed of the run, as the box has it: the line at the pin is the same.</param>
    /// <param name="footfall">Channel whose lockout detections are told by (<see cref="LockoutModel.ChannelOf"/>), or null.</param>
    /// <param name="columns">Columns of measured channels (<see cref="MeasuredColumns.LoggedFor"/>), or null for all that there are.</param>
    public StreetLog(IStreet street, ulong seed, ChannelPolicy? footfall, IReadOnlyList<MeasuredColumn>? columns = null)
    {
        _street = street;
        _seed = seed;
        _footfall = footfall;
        _columns = columns ?? MeasuredColumns.All;
    }

    private string Header => string.Join(',', ["start_utc", "passages", "detections", .. _columns.SelectMany(column => column.LogNames)]);

    /// <summary>Writes header and rows, each line ended by LF.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="fromUtcMs">Moment at which the box was switched on, a full quarter hour.</param>
    /// <param name="untilUtcMs">End; a quarter hour that has begun by then is left out.</param>
    public StreetTotals Write(TextWriter writer, long fromUtcMs, long untilUtcMs)
    {
        PassageLine line = new(_street, _seed, fromUtcMs);
        LockoutModel? lockout = _footfall == null ? null : new LockoutModel(_footfall);
        int slots = 0;
        long passages = 0;
        writer.Write(Header + "\n");
        for (long startUtcMs = fromUtcMs; startUtcMs + QuarterHour.Ms <= untilUtcMs; startUtcMs += QuarterHour.Ms)
        {
            long endUtcMs = startUtcMs + QuarterHour.Ms;
            long? detections = lockout == null ? null : DetectionsUntil(endUtcMs, fromUtcMs, line, lockout);
            bool isKnown = _street.KnowsPassagesIn(startUtcMs, endUtcMs);
            int passed = isKnown ? _street.PassagesIn(startUtcMs, endUtcMs).Count : 0;
            writer.Write(DateTimeOffset.FromUnixTimeMilliseconds(startUtcMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            WriteCell(writer, isKnown ? passed : null, "0");
            WriteCell(writer, isKnown ? detections : null, "0");
            foreach (MeasuredColumn column in _columns)
            {
                WriteMeasured(writer, column, startUtcMs);
            }

            writer.Write('\n');
            slots++;
            passages += passed;
        }

        return new StreetTotals(slots, passages, lockout?.Detections ?? 0);
    }

    private static long DetectionsUntil(long endUtcMs, long fromUtcMs, PassageLine line, LockoutModel lockout)
    {
        long before = lockout.Detections;
        while (line.TryTake(endUtcMs - fromUtcMs - 1, out LevelChange change))
        {
            if (change.High)
            {
                lockout.Take(fromUtcMs + change.UptimeMs);
            }
        }

        return lockout.Detections - before;
    }

    private static void WriteCell(TextWriter writer, double? value, string form)
    {
        writer.Write(',');
        writer.Write(value?.ToString(form, CultureInfo.InvariantCulture));
    }

    private double? MeanOf(ChannelKind channel, long startUtcMs)
    {
        double sum = 0;
        int count = 0;
        for (long utcMs = startUtcMs; utcMs < startUtcMs + QuarterHour.Ms; utcMs += MeanStepMs)
        {
            if (_street.At(channel, utcMs) is { } value)
            {
                sum += value;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }

    private void WriteMeasured(TextWriter writer, MeasuredColumn column, long startUtcMs)
    {
        if (column.IsLevel)
        {
            WriteLevels(writer, column, startUtcMs);
        }
        else
        {
            WriteCell(writer, MeanOf(column.Channel, startUtcMs), column.Format);
        }
    }

    private void WriteLevels(TextWriter writer, MeasuredColumn column, long startUtcMs)
    {
        int count = 0;
        double energy = 0;
        for (long utcMs = startUtcMs; utcMs < startUtcMs + QuarterHour.Ms; utcMs += LevelStepMs)
        {
            if (_street.At(column.Channel, utcMs) is { } level)
            {
                _levels[count++] = level;
                energy += Math.Pow(10, level / 10);
            }
        }

        Array.Sort(_levels, 0, count);
        double? median = count == 0 ? null : (_levels[(count - 1) / 2] + _levels[count / 2]) / 2;
        WriteCell(writer, median, column.Format);
        WriteCell(writer, count == 0 ? null : 10 * Math.Log10(energy / count), column.Format);
    }
}
