using System.Globalization;
using EdgeNode.Policies;

namespace EdgeNode.Boards;

/// <summary>Collects the <c>sensor</c> statements of one board text.</summary>
internal sealed class SensorStatements
{
    private const int GreatestWarmUpSeconds = 300;
    private const int GreatestPerMinute = 6000;

    // One word for the two channels of a climate sensor.
    private const string Climate = "climate";

    private readonly PinLedger _pins;
    private readonly List<I2cPins> _buses;
    private readonly List<UartPins> _ports;
    private readonly List<int> _analogPins;
    private readonly HashSet<string> _fed = [];
    private readonly HashSet<string> _usedLines = [];
    private readonly List<BoardPassage> _passages = [];
    private readonly List<BoardSensor> _sensors = [];

    public SensorStatements(PinLedger pins, List<I2cPins> buses, List<UartPins> ports, List<int> analogPins)
    {
        _pins = pins;
        _buses = buses;
        _ports = ports;
        _analogPins = analogPins;
    }

    public IReadOnlyList<BoardPassage> Passages => _passages;

    public IReadOnlyList<BoardSensor> Sensors => _sensors;

    public void Read(StatementWords words)
    {
        string allowed = $"{ChannelName.Allowed()}, or {Climate} for temperature and humidity";
        string first = words.Word(allowed);
        if (words.Fault == null && _passages.Count + _sensors.Count == Board.GreatestSensorCount)
        {
            words.Refuse("one sensor more", $"at most {Board.GreatestSensorCount}");
        }

        if (ChannelName.TryParse(first, out ChannelKind kind) && ChannelTable.Of(kind).Form == ChannelForm.Counted)
        {
            Feed(words, first, first);
            _passages.Add(ReadPassage(words, first));
        }
        else if (ChannelsOf(first).Count > 0)
        {
            ReadSensor(words, first);
        }
        else
        {
            words.Refuse(StatementWords.Shown(first), allowed);
        }
    }

    /// <summary>The measured channels that a word stands for; none where it stands for no such channel.</summary>
    private static IReadOnlyList<ChannelKind> ChannelsOf(string word)
    {
        if (word == Climate)
        {
            return [ChannelKind.Temperature, ChannelKind.Humidity];
        }

        return ChannelName.TryParse(word, out ChannelKind kind) && ChannelTable.Of(kind).Form != ChannelForm.Counted ? [kind] : [];
    }

    private static string NameOf(ChannelKind channel)
    {
        return ChannelTable.Of(channel).Name;
    }

    /// <summary>Reads on from the first channel: more channels, the part that gives them all, and its wire.</summary>
    private void ReadSensor(StatementWords words, string first)
    {
        List<ChannelKind> fed = [];
        SensorModel? model = null;
        SensorModel[] possible = [.. SensorModels.All];
        for (string word = first; words.Fault == null; word = words.Word(Allowed(possible, fed)))
        {
            model = Array.Find(possible, known => known.Name == word);
            if (model != null)
            {
                break;
            }

            IReadOnlyList<ChannelKind> channels = ChannelsOf(word);
            SensorModel[] giving = Array.FindAll(possible, known => channels.All(known.Gives.Contains));
            if (channels.Count == 0 || giving.Length == 0)
            {
                words.Refuse(StatementWords.Shown(word), Allowed(possible, fed));
                break;
            }

            possible = giving;
            foreach (ChannelKind channel in channels)
            {
                Feed(words, NameOf(channel), word);
                fed.Add(channel);
            }
        }

        if (words.Fault == null && ReadWire(words, model!, fed) is { } sensor)
        {
            _sensors.Add(sensor);
        }
    }

    private static string Allowed(SensorModel[] possible, List<ChannelKind> fed)
    {
        string models = string.Join(", ", possible.Select(model => model.Name));
        string[] more = [.. possible.SelectMany(model => model.Gives).Distinct().Except(fed).Select(NameOf)];
        return more.Length == 0 ? models : $"{models}; or one channel more of the same part: {string.Join(", ", more)}";
    }

    private void Feed(StatementWords words, string channel, string word)
    {
        if (words.Fault == null && !_fed.Add(channel))
        {
            words.Refuse($"a second sensor for {StatementWords.Shown(word)}", "one");
        }
    }

    private BoardPassage ReadPassage(StatementWords words, string channel)
    {
        string model = words.OneOf([.. PassageModels.Names]);
        words.Expect("pin");
        int pin = _pins.TakeCounted(words, channel);
        words.Expect("warm-up");
        int warmUpSeconds = words.Number(0, GreatestWarmUpSeconds, "seconds");
        words.Expect("s");
        words.Expect("rate");
        int perMinute = words.Number(1, GreatestPerMinute, "detections");
        words.Expect("per-minute");
        return new BoardPassage(channel, model, pin, warmUpSeconds, perMinute);
    }

    private BoardSensor? ReadWire(StatementWords words, SensorModel model, List<ChannelKind> channels)
    {
        switch (model.Wire)
        {
            case SensorWire.Analog:
                string pin = One(words, "pin", [.. _analogPins.Select(declared => declared.ToString(CultureInfo.InvariantCulture))]);
                return words.Fault == null ? new AnalogSensor(model, channels, int.Parse(pin, CultureInfo.InvariantCulture)) : null;
            case SensorWire.Serial:
                string port = One(words, "port", [.. _ports.Select(declared => declared.Port)]);
                return words.Fault == null ? new SerialSensor(model, channels, _ports.Single(declared => declared.Port == port)) : null;
            case SensorWire.I2c:
                words.Expect("bus");
                string bus = words.OneOf([.. _buses.Select(declared => declared.Bus)]);
                words.Expect("address");
                int address = words.Hex(model.LeastAddress, model.GreatestAddress, "the part's address");
                if (words.Fault == null && !_usedLines.Add($"{bus} 0x{address:X2}"))
                {
                    words.Refuse($"a second part at 0x{address:X2} of {bus}", "one");
                }

                return words.Fault == null ? new BusSensor(model, channels, _buses.Single(declared => declared.Bus == bus), address) : null;
            default:
                throw new InvalidOperationException($"{model.Name} has no wire.");
        }
    }

    /// <summary>One of the declared lines, which no other sensor may share.</summary>
    private string One(StatementWords words, string kind, string[] declared)
    {
        words.Expect(kind);
        string[] free = [.. declared.Where(line => !_usedLines.Contains(line))];
        if (free.Length == 0)
        {
            words.Refuse($"no free {kind}", $"a {kind} declared above by its own line");
        }

        string line = words.OneOf(free);
        _usedLines.Add(line);
        return line;
    }
}
