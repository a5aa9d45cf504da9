using System.Globalization;

namespace EdgeNode.Authority;

/// <summary>The clock by which certificates are dated: that of the laptop, which may be wrong. A box refuses what begins in its future.</summary>
public sealed class LaptopClock
{
    // Two laptops, or one whose clock was set right a moment ago, differ a little.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _source;
    private readonly DateTimeOffset _released;

    /// <summary>Makes the clock.</summary>
    /// <param name="releasedUtcMs">A moment that has passed for certain, in ms since 1970: the firmware's release.</param>
    /// <param name="source">Where the time comes from; null for the system's.</param>
    public LaptopClock(long releasedUtcMs, TimeProvider? source = null)
    {
        _source = source ?? TimeProvider.System;
        _released = DateTimeOffset.FromUnixTimeMilliseconds(releasedUtcMs);
    }

    /// <summary>The time, in whole seconds as certificates have them. It is not checked.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(_source.GetUtcNow().ToUnixTimeSeconds());

    /// <summary>A moment as messages show it.</summary>
    internal static string Text(DateTimeOffset moment)
    {
        return moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
    }

    /// <summary>The time, where it can be right.</summary>
    /// <param name="begin">When the authority's certificate begins.</param>
    /// <param name="newest">When the newest entry of the index was written; null where that one is known to be from a wrong clock.</param>
    /// <exception cref="CityAuthorityException">It is before one of them.</exception>
    internal DateTimeOffset Read(DateTimeOffset begin, DateTimeOffset? newest)
    {
        DateTimeOffset now = Now;
        Require(now, _released, "this firmware was released");
        Require(now, begin, "the authority's certificate begins");
        if (newest is { } last && now < last - Tolerance)
        {
            throw new CityAuthorityException($"this computer's clock: found {Text(now)}; allowed: {Text(last)}, the newest entry of the index, or later. Set the clock; if it is right, that entry was made with a wrong one: add --clock-is-right");
        }

        return now;
    }

    private static void Require(DateTimeOffset now, DateTimeOffset least, string what)
    {
        if (now < least)
        {
            throw new CityAuthorityException($"this computer's clock: found {Text(now)}; allowed: {Text(least)}, when {what}, or later");
        }
    }
}
