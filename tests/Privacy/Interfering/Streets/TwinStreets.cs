using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// Streets of the same accumulated result: the same number of detections in each window of footfall, the same bucket of each
/// measured window, the same parts failing at the same times, and the same class of signal. All else is as different as can be.
/// </summary>
internal sealed class TwinStreets
{
    private const int FewTries = 8;

    // The period of dust, and by when in it the values are read, handshakes that held the box up included.
    private const int DustMs = 300_000;
    private const int DustReadMs = 60_000;

    private const int GreatestBounces = 2;
    private const int LowestSwingMillivolts = 620;
    private const int SwingMillivolts = 1960;

    private readonly BoxPlan _plan;
    private readonly ulong _seed;
    private readonly ChannelPolicy[] _channels;
    private readonly ChannelPolicy _footfall;

    /// <summary>Chooses a result.</summary>
    /// <param name="plan">What the box lives through.</param>
    /// <param name="seed">Decides the result and both streets.</param>
    public TwinStreets(BoxPlan plan, ulong seed)
    {
        _plan = plan;
        _seed = seed;
        _channels = plan.Policy.Channels;
        _footfall = Array.Find(_channels, channel => channel.IsCounted)!;
    }

    private enum Draw
    {
        Sound,
        Pm25,
        Co2,
        Temperature,
        Humidity,
        Signal,
        Faults,
        FaultTimes,
        RiseCount,
        Rises,
        Manner,
        Own,
    }

    /// <summary>The first street.</summary>
    public StreetTrace First()
    {
        return With(0, FirstRises());
    }

    /// <summary>Another street of the same result as the first one had in a box.</summary>
    public StreetTrace Second(IObservedRun first)
    {
        List<long> rises = [];
        foreach (CountedSpan span in CountedSpan.Of(first, _plan))
        {
            int count = Detections.Of(span.RisesOf(first, _plan.WarmUpMs), _footfall.LockoutMs);
            rises.AddRange(MovedWithin(span, count, first, (ulong)span.FirstSlot));
        }

        rises.Sort();
        return With(1, [.. rises]);
    }

    /// <summary>What the firmware counted in each window of a run, counted without it.</summary>
    public int[] CountsOf(IObservedRun box)
    {
        return [.. CountedSpan.Of(box, _plan).SkipLast(1).Select(span => Detections.Of(span.RisesOf(box, _plan.WarmUpMs), _footfall.LockoutMs))];
    }

    private static bool IsFrozen(IObservedRun box, long uptimeMs)
    {
        return box.Frozen.Any(spell => uptimeMs >= spell.FromMs && uptimeMs <= spell.UntilMs);
    }

    // A plan has one of the two at most.
    private ChannelKind Dust => ChannelOf(ChannelKind.Pm10) == null ? ChannelKind.Pm25 : ChannelKind.Pm10;

    private ulong Drawn(Draw what, long place = 0)
    {
        return Chance.At(_seed, ((long)what * 1000) + place);
    }

    private StreetTrace With(int street, long[] rises)
    {
        ulong own = Drawn(Draw.Own, street);
        Func<long, double?> dust = AirOf(Dust, Draw.Pm25, own);
        return new StreetTrace
        {
            RisesMs = rises,
            StaysHigh = (own & 1) == 1,
            Millivolts = SoundOf(own),
            Air = new Dictionary<ChannelKind, Func<long, double?>>
            {
                [ChannelKind.Pm25] = uptimeMs => dust(uptimeMs) * (Dust == ChannelKind.Pm25 ? 1 : Chance.Fraction(own + 3, uptimeMs / DustMs)),
                [ChannelKind.Pm10] = uptimeMs => dust(uptimeMs) * (Dust == ChannelKind.Pm10 ? 1 : 1 + Chance.Fraction(own + 3, uptimeMs / DustMs)),
                [ChannelKind.Co2] = AirOf(ChannelKind.Co2, Draw.Co2, own),
                [ChannelKind.Temperature] = AirOf(ChannelKind.Temperature, Draw.Temperature, own),
                [ChannelKind.Humidity] = AirOf(ChannelKind.Humidity, Draw.Humidity, own),
            },
            SignalDbm = SignalOf(own),
            Faults = Faults(),
        };
    }

    private ChannelPolicy? ChannelOf(ChannelKind kind)
    {
        return Array.Find(_channels, channel => channel.Kind == kind);
    }

    private Func<long, double?> AirOf(ChannelKind kind, Draw draw, ulong own)
    {
        bool isWhole = kind == Dust && _plan.Parts.Dust == TracedParts.Pms5003;
        BucketOfAir bucket = new(ChannelOf(kind), kind, Drawn(draw), isWhole ? 1 : 0);
        ulong seed = own + (ulong)kind;

        // Where samples are lost, pairs are torn.
        bool inPairs = Faults().Length == 0 && (Chance.At(own, (long)draw) & 1) == 1;
        return inPairs ? uptimeMs => bucket.InPairs(seed, uptimeMs) : uptimeMs => bucket.Within(seed, uptimeMs);
    }

    // Two seconds of five may be anything where the median is what counts: a shout, a siren, silence.
    private Func<long, int> SoundOf(ulong own)
    {
        ChannelPolicy? channel = ChannelOf(ChannelKind.Sound);
        BucketOfAir bucket = new(channel, ChannelKind.Sound, Drawn(Draw.Sound), 0);
        bool isShouted = channel is { Statistic: ChannelStatistic.L50 } && (own & 2) == 2;
        return uptimeMs => isShouted && uptimeMs / 1000 % 5 < 2
            ? LowestSwingMillivolts + Chance.Below(own + 1, uptimeMs, SwingMillivolts)
            : 600 + (int)((bucket.Within(own, uptimeMs) - 30) * 20);
    }

    private Func<long, int?> SignalOf(ulong own)
    {
        (int lowest, int spread) = (Drawn(Draw.Signal) % 4) switch
        {
            0 => (-66, 66),
            1 => (-77, 10),
            2 => (-100, 22),
            _ => (0, 0),
        };
        return uptimeMs => spread == 0 ? null : lowest + Chance.Below(own + 2, uptimeMs, spread);
    }

    // Faults that lose samples whatever their values are. A part that stands still or delivers a wrong value is another result.
    private PartFaultSpell[] Faults()
    {
        int count = (int)(Drawn(Draw.Faults) % 6);
        return count > 2 ? [] : [.. Enumerable.Range(0, count + 1).Select(Fault)];
    }

    private PartFaultSpell Fault(int number)
    {
        string[] models = _plan.Parts.Models;
        string model = models[Chance.Below(Drawn(Draw.FaultTimes), number, models.Length)];
        PartFault fault = model is TracedParts.Sds011 or TracedParts.Pms5003 ? PartFault.WrongChecksum : PartFault.Unplugged;
        long fromMs = Chance.Below(Drawn(Draw.FaultTimes), 100 + number, (int)_plan.EndMs);
        long untilMs = fromMs + 1 + Chance.Below(Drawn(Draw.FaultTimes), 200 + number, BoxPlans.SlotMs);
        return model == TracedParts.Pms5003 ? new PartFaultSpell(model, fault, Unread(fromMs), Unread(untilMs) + 1) : new PartFaultSpell(model, fault, fromMs, untilMs);
    }

    // A PMS5003 reports more often while the air changes: a fault that ended while it is read would lose what the air decides.
    private static long Unread(long uptimeMs)
    {
        long periods = uptimeMs / DustMs * DustMs;
        return periods + Math.Max(uptimeMs - periods, DustReadMs);
    }

    private long[] FirstRises()
    {
        int count = (Drawn(Draw.RiseCount) % 4) switch
        {
            0 => 0,
            1 => 1 + Chance.Below(_seed, 1, 10),
            2 => 1 + Chance.Below(_seed, 2, 200),
            _ => 1 + Chance.Below(_seed, 3, 1000),
        };
        ulong rises = Drawn(Draw.Rises);
        return [.. Enumerable.Range(0, count).Select(i => (long)Chance.Below(rises, i, (int)_plan.EndMs / _plan.TickMs) * _plan.TickMs).Order()];
    }

    // The same number of detections at other moments, each of them with some more rises in its dead time.
    private IEnumerable<long> MovedWithin(CountedSpan span, int count, IObservedRun first, ulong place)
    {
        long openMs = Math.Max(FirstTick(span.OpenMs), _plan.WarmUpMs);
        long slackMs = LastTick(span.CloseMs - 1) - openMs - ((long)Math.Max(count - 1, 0) * _footfall.LockoutMs);
        for (int attempt = 0; attempt < FewTries && slackMs >= 0; attempt++)
        {
            long[] moved = Spread(openMs, span.CloseMs, slackMs, count, Chance.At(_seed, (long)(place * FewTries) + attempt));
            if (!Array.Exists(moved, riseMs => IsFrozen(first, riseMs)) && !IsFrozen(first, span.CloseMs))
            {
                return moved;
            }
        }

        // Too crowded to be moved around the moments at which the runtime stood still.
        return first.Delivered.Where(rise => rise.Slot >= span.FirstSlot && rise.Slot < span.EndSlot).Select(rise => rise.HappenedMs);
    }

    private long[] Spread(long openMs, long closeMs, long slackMs, int count, ulong chance)
    {
        List<long> rises = [];
        long[] offsets = [.. Enumerable.Range(0, count).Select(i => (long)Chance.Below(chance, i, ((int)slackMs / _plan.TickMs) + 1) * _plan.TickMs).Order()];
        for (int i = 0; i < count; i++)
        {
            long riseMs = openMs + offsets[i] + ((long)i * _footfall.LockoutMs);
            rises.Add(riseMs);
            int bounces = Chance.Below(chance, 1_000_000 + i, GreatestBounces + 1);
            for (int bounce = 0; bounce < bounces; bounce++)
            {
                int ticks = Chance.Below(chance, 2_000_000 + (GreatestBounces * i) + bounce, _footfall.LockoutMs / _plan.TickMs);
                rises.Add(Math.Min(riseMs + ((long)ticks * _plan.TickMs), LastTick(closeMs - 1)));
            }
        }

        // Before the warm-up is over a rise means nothing.
        rises.AddRange(Enumerable.Range(0, openMs == _plan.WarmUpMs ? 2 : 0).Select(i => (long)Chance.Below(chance, 3_000_000 + i, _plan.WarmUpMs + 1))
            .Where(riseMs => riseMs < _plan.WarmUpMs));
        rises.Sort();
        return [.. rises];
    }

    private long FirstTick(long fromMs)
    {
        return LastTick(fromMs + _plan.TickMs - 1);
    }

    private long LastTick(long untilMs)
    {
        return untilMs / _plan.TickMs * _plan.TickMs;
    }
}
