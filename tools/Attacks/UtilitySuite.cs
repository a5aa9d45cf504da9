using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>Measures what the city still gets, beside what the attackers get.</summary>
public static class UtilitySuite
{
    private const string LightBarrier = "esp32-devkit-v1";
    private const string Pir = "esp32-devkit-v1-pir";
    private const int SlotsAWeek = 672;
    private const int GreatestNoise = 3;

    private static readonly (string Sensor, string Name)[] Melbourne =
        [("bourke_street_mall_north", "Melbourne's mall"), ("southern_cross_station", "Melbourne's station")];

    private static readonly (int OneIn, string Words)[] Sizes = [(1, "all"), (5, "a fifth"), (20, "a twentieth")];

    /// <summary>Measures every street at m = 1, 2 and 3. The same options give the same results.</summary>
    /// <param name="options">How.</param>
    /// <param name="progress">Told of each result as it comes, and of what is skipped: one line each.</param>
    /// <exception cref="IOException">There is no <c>boards/</c> or <c>policies/</c> under the root, or a file cannot be read.</exception>
    /// <exception cref="InvalidDataException">A recording is there and cannot be played.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static IReadOnlyList<UtilityResult> Run(AttackOptions options, IProgress<string> progress)
    {
        UtilityMeasure measure = new(AttackSuite.BoxOf(options), options);
        Recordings recordings = new(options.Traces, progress);
        List<UtilityResult> results = [];
        foreach (Func<int, UtilityResult> street in Streets(measure, options, recordings))
        {
            UtilityResult[] atEachNoise = Boxes.Play(GreatestNoise, options, index => street(index + 1));
            foreach (UtilityResult result in atEachNoise)
            {
                progress.Report($"utility: {result.Street}, m = {result.Noise}: exact bucket {100 * result.Exact:N1} %");
                results.Add(result);
            }
        }

        return results;
    }

    private static IEnumerable<Func<int, UtilityResult>> Streets(UtilityMeasure measure, AttackOptions options, Recordings recordings)
    {
        const int Weeks = 4;
        int slots = SlotsAWeek * options.Scaled(Weeks);
        long demoUtcMs = SeededStreet.DemoStartUtcMs;
        yield return m => measure.Compare(
            "a simulated square", new SeededStreet(options.Seed), demoUtcMs, slots, 1, AttackPolicy.Footfall(m), LightBarrier);
        yield return m => measure.Compare(
            "60 people a window, Poisson", Poisson(options.Seed, slots), demoUtcMs, slots, 1, AttackPolicy.Footfall(m), LightBarrier);
        foreach ((string sensor, string name) in Melbourne)
        {
            if (recordings.Read("pedestrians_melbourne_hourly.csv", sensor) is { } trace)
            {
                TraceStreet street = new(trace, options.Seed);
                foreach ((int oneIn, string words) in Sizes)
                {
                    ArrangedStreet thinned = StreetCounts.Thinned(street, street.StartUtcMs, slots, oneIn, options.Seed);
                    yield return m => measure.Compare(
                        $"{name}, {words}", thinned, street.StartUtcMs, slots, 1, AttackPolicy.Footfall(m), LightBarrier);
                }
            }
        }

        foreach (Func<int, UtilityResult> pole in Pole(measure, options, recordings))
        {
            yield return pole;
        }
    }

    // Few windows, so many lives: only the noise differs between them.
    private static IEnumerable<Func<int, UtilityResult>> Pole(UtilityMeasure measure, AttackOptions options, Recordings recordings)
    {
        const int Lives = 200;
        foreach ((string sensor, string test) in new[] { ("t1_pir", "t1"), ("t3_pir", "t3") })
        {
            if (recordings.Read("pir_pole_queensland.csv", sensor) is { } trace)
            {
                TraceStreet street = new(trace, options.Seed);
                int slots = (int)((street.EndUtcMs - street.StartUtcMs) / QuarterHour.Ms);
                int[] people = recordings.PeopleAtPole(test, street.StartUtcMs, slots);
                yield return m => measure.Compare(
                    $"a pole in Queensland, {sensor}", street, street.StartUtcMs, slots, options.Scaled(Lives), AttackPolicy.Pir(m), Pir, people);
            }
        }
    }

    private static ArrangedStreet Poisson(ulong seed, int slots)
    {
        const double Mean = 60;
        SeededRandom random = new(seed, "poisson");
        int[] counts = new int[slots];
        for (int slot = 0; slot < slots; slot++)
        {
            // Knuth's product of uniform numbers.
            double product = random.NextDouble();
            while (product > Math.Exp(-Mean))
            {
                counts[slot]++;
                product *= random.NextDouble();
            }
        }

        return ArrangedStreet.OfCounts(SeededStreet.DemoStartUtcMs, counts);
    }
}
