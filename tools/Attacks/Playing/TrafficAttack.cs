using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Attacks;

/// <summary>
/// Tell a crowded quarter hour from a deserted one without reading: from when messages leave, how many, how long, on which topics.
/// Somebody on the wire sees that much of TLS records. He learns on boxes of which he knows the streets and is tested on others.
/// </summary>
/// <param name="box">What is attacked.</param>
/// <param name="options">How.</param>
/// <param name="policyText">The policy, of six channels.</param>
public sealed class TrafficAttack(IReleasingBox box, AttackOptions options, byte[] policyText)
{
    private const string Group = "traffic";
    private const int Slots = 672;
    private const int Crowd = 500;

    /// <summary>Trains and tests.</summary>
    public AttackResult Run()
    {
        const int Training = 6;
        const int Testing = 6;
        int training = options.Scaled(Training);
        (bool[] IsCrowded, BoxRecord Record)[] boxes = Boxes.Play(training + options.Scaled(Testing), options, Play);
        NaiveBayes classifier = new();
        Score score = default;
        for (int index = 0; index < boxes.Length; index++)
        {
            SeededRandom coin = new(options.Seed, $"traffic coin {index}");
            string[][] features = Features(boxes[index].Record);
            for (int slot = 0; slot < Slots; slot++)
            {
                if (index < training)
                {
                    classifier.Learn(features[slot], boxes[index].IsCrowded[slot]);
                }
                else
                {
                    score = score.With(Guess.Yes(classifier.LogRatio(features[slot]), coin) == boxes[index].IsCrowded[slot]);
                }
            }
        }

        return AttackResult.Of(
            Group, "length, time, number, order and topic of messages", "the streets of half of the boxes, to learn from", "slot", score, 0.5,
            Lengths(boxes.SelectMany(played => played.Record.Messages)));
    }

    private (bool[] IsCrowded, BoxRecord Record) Play(int index)
    {
        SeededRandom random = new(options.Seed, $"traffic {index}");
        bool[] isCrowded = [.. Enumerable.Range(0, Slots).Select(_ => Guess.Coin(random))];
        long first = QuarterHour.NumberOf(SeededStreet.DemoStartUtcMs);
        bool IsCrowdedAt(long number) => number >= first && number < first + Slots && isCrowded[number - first];
        Func<long, double?> Either(double deserted, double crowded) => at => IsCrowdedAt(QuarterHour.NumberOf(at)) ? crowded : deserted;
        ArrangedStreet street = new(number => IsCrowdedAt(number) ? ArrangedStreet.Spread(number * QuarterHour.Ms, Crowd) : [])
        {
            Measured = new Dictionary<ChannelKind, Func<long, double?>>
            {
                [ChannelKind.Sound] = Either(38, 92),
                [ChannelKind.Pm25] = Either(2, 140),
                [ChannelKind.Co2] = Either(420, 3200),
                [ChannelKind.Temperature] = Either(-8, 33),
                [ChannelKind.Humidity] = Either(15, 95),
            },
        };
        long endUtcMs = SeededStreet.DemoStartUtcMs + (Slots * QuarterHour.Ms);
        return (isCrowded, box.Live(new LifePlan
        {
            Street = street,
            PolicyText = policyText,
            Seed = random.NextUInt64(),
            StartUtcMs = SeededStreet.DemoStartUtcMs,
            EndUtcMs = endUtcMs,
            Mishaps = Outages(random),
        }));
    }

    // So that reconnecting and the draining of a backlog can give something away, too.
    private static List<Mishap> Outages(SeededRandom random)
    {
        const int Count = 12;
        const int LongestSeconds = 7200;
        List<Mishap> outages = [];
        for (int outage = 0; outage < Count; outage++)
        {
            long fromUtcMs = SeededStreet.DemoStartUtcMs + (1000L * random.NextInt(Slots * QuarterHour.Seconds));
            outages.Add(new LinkOutage(fromUtcMs, fromUtcMs + 1000 + (1000L * random.NextInt(LongestSeconds))));
        }

        return outages;
    }

    // What was sent in the slot and in the next one, in which its own summary leaves.
    private static string[][] Features(BoxRecord record)
    {
        ILookup<int, ReleasedMessage> sent = record.Messages.ToLookup(message =>
            (int)((message.SentUtcMs - SeededStreet.DemoStartUtcMs) / QuarterHour.Ms));
        return [.. Enumerable.Range(0, Slots).Select(slot => FeaturesOf("during", sent[slot]).Concat(FeaturesOf("after", sent[slot + 1])).ToArray())];
    }

    private static IEnumerable<string> FeaturesOf(string when, IEnumerable<ReleasedMessage> messages)
    {
        const long TickMs = 100;
        List<ReleasedMessage> list = [.. messages];
        yield return $"{when} number {list.Count}";
        yield return $"{when} bytes {list.Sum(message => message.Payload.Length)}";
        yield return $"{when} lengths {string.Join(' ', list.Select(message => message.Payload.Length))}";
        yield return $"{when} order {string.Join(' ', list.Select(Topic))}";
        yield return $"{when} first {list.Select(message => message.SentUtcMs % QuarterHour.Ms / TickMs).FirstOrDefault(-1)}";
        yield return $"{when} last {list.Select(message => message.SentUtcMs % QuarterHour.Ms / TickMs).LastOrDefault(-1)}";
    }

    private static string Topic(ReleasedMessage message)
    {
        return message.Topic[(message.Topic.LastIndexOf('/') + 1)..];
    }

    private static string Lengths(IEnumerable<ReleasedMessage> messages)
    {
        IEnumerable<string> topics = messages.GroupBy(Topic).OrderBy(topic => topic.Key, StringComparer.Ordinal)
            .Select(topic => $"{topic.Key} {string.Join('/', topic.Select(message => message.Payload.Length).Distinct().Order())}");
        return $"A coin. Payloads in bytes: {string.Join(", ", topics)}.";
    }
}
