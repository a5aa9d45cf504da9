using EdgeNode.Boards;
using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Attacks;

/// <summary>Plays the known attacks against what the real firmware releases.</summary>
public static class AttackSuite
{
    private const string MelbournePlace = "bourke_street_mall_north";
    private const int SlotsAWeek = 672;

    /// <summary>Plays all attacks. The same options give the same results.</summary>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of each result as it comes, and of what is skipped: one line each.</param>
    /// <exception cref="IOException">There is no <c>boards/</c> or <c>policies/</c> under the root, or a file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A recording is there and cannot be played.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<AttackResult> Run(AttackOptions options, IProgress<string> progress)
    {
        FirmwareBox box = BoxOf(options);
        Recordings recordings = new(options.Traces, progress);
        List<AttackResult> results = [];
        foreach (Func<IEnumerable<AttackResult>> attack in new Func<IEnumerable<AttackResult>>[]
        {
            () => Membership(box, options, recordings),
            () => Averaging(box, options),
            () => [new DifferencingAttack(box, options).Run()],
            () => [new TrafficAttack(box, options, File.ReadAllBytes(Path.Combine(options.Root, "policies", "market-square.txt"))).Run()],
            () => new HabitAttack(box, options).AtLimit(),
            () => new HabitAttack(box, options).NearEmpty(),
            () => LoudEvent(box, options, recordings),
            () => Linkage(box, options),
        })
        {
            foreach (AttackResult result in attack())
            {
                progress.Report($"{result.Group}: {result.Name}: {100 * result.Success:N1} %");
                results.Add(result);
            }
        }

        return results;
    }

    internal static FirmwareBox BoxOf(AttackOptions options)
    {
        return new FirmwareBox(new BoardCatalog(Path.Combine(options.Root, "boards")));
    }

    private static IEnumerable<AttackResult> Membership(FirmwareBox box, AttackOptions options, Recordings recordings)
    {
        MembershipAttack attack = new(box, options);
        yield return attack.AtLimit(1);
        yield return attack.AtLimit(2);
        yield return attack.AtLimit(3);
        ChannelPolicy channel = AttackPolicy.CountedChannel(AttackPolicy.Footfall(2));
        SeededStreet street = new(options.Seed);
        yield return attack.OverWeeks(
            "a simulated week", [StreetCounts.Detections(street, options.Seed, channel, SeededStreet.DemoStartUtcMs, SlotsAWeek)], 2);
        if (recordings.Read("pedestrians_melbourne_hourly.csv", MelbournePlace) is { } trace)
        {
            const int Weeks = 14;
            const int OneIn = 5;
            TraceStreet mall = new(trace, options.Seed);
            ArrangedStreet fifth = StreetCounts.Thinned(mall, mall.StartUtcMs, Weeks * SlotsAWeek, OneIn, options.Seed);
            int[] counts = StreetCounts.Detections(fifth, options.Seed, channel, mall.StartUtcMs, Weeks * SlotsAWeek);
            yield return attack.OverWeeks("Melbourne's mall, a fifth of its people", [.. counts.Chunk(SlotsAWeek)], 2);
        }
    }

    private static IEnumerable<AttackResult> Averaging(FirmwareBox box, AttackOptions options)
    {
        AveragingAttack attack = new(box, options);
        yield return attack.Resends();
        yield return attack.Reboots();
        yield return attack.ClockJumps();
        yield return attack.PolicyFlips();
    }

    private static IEnumerable<AttackResult> LoudEvent(FirmwareBox box, AttackOptions options, Recordings recordings)
    {
        LoudEventAttack attack = new(box, options);
        yield return attack.AtNight("l50");
        yield return attack.AtNight("leq");
        if (recordings.Read("noise_laeq_1s.csv") is { } trace)
        {
            TraceStreet street = new(trace, options.Seed);
            yield return attack.OverDay("l50", street);
            yield return attack.OverDay("leq", street);
        }
    }

    private static IEnumerable<AttackResult> Linkage(FirmwareBox box, AttackOptions options)
    {
        LinkageAttack attack = new(box, options);
        return [attack.OneWay(), .. attack.SamePerson()];
    }
}
