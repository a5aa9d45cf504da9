using System.Globalization;

namespace EdgeNode.Boards;

/// <summary>Collects the <c>sensor</c> statements of one board text.</summary>
internal sealed class SensorStatements
{
    private const int GreatestWarmUpSeconds = 300;
    private const int GreatestPerMinute = 6000;
    private const int GreatestNameLength = 8;

    private readonly PinLedger _pins;
    private readonly List<I2cPins> _buses;
    private readonly List<UartPins> _ports;
    private readonly List<int> _analogPins;
    private readonly HashSet<string> _fitted = [];
    private readonly HashSet<string> _usedLines = [];
    private readonly List<PassageSensor> _passages = [];

    public SensorStatements(PinLedger pins, List<I2cPins> buses, List<UartPins> ports, List<int> analogPins)
    {
        _pins = pins;
        _buses = buses;
        _ports = ports;
        _analogPins = analogPins;
    }

    public IReadOnlyList<PassageSensor> Passages => _passages;

    public AnalogSensor? Sound { get; private set; }

    public SerialSensor? Particulates { get; private set; }

    public BusSensor? Co2 { get; private set; }

    public BusSensor? Climate { get; private set; }

    public void Read(StatementWords words)
    {
        const string Allowed = "footfall, footfall.NAME (NAME is 1 to 8 of a-z0-9), sound, pm25, co2, climate";
        string what = words.Word(Allowed);
        if (words.Fault == null && !_fitted.Add(what))
        {
            words.Refuse($"a second sensor for {StatementWords.Shown(what)}", "one");
        }

        switch (what)
        {
            case "sound":
                Sound = ReadSound(words);
                break;
            case "pm25":
                Particulates = new SerialSensor(words.OneOf("sds011"), One(words, "port", [.. _ports.Select(port => port.Port)]));
                break;
            case "co2":
                Co2 = ReadOnBus(words, "scd41", 0x62, 0x62);
                break;
            case "climate":
                Climate = ReadOnBus(words, "bme280", 0x76, 0x77);
                break;
            case "footfall":
                _passages.Add(ReadPassage(words, what));
                break;
            default:
                if (IsNamedFootfall(what))
                {
                    _passages.Add(ReadPassage(words, what));
                }
                else
                {
                    words.Refuse(StatementWords.Shown(what), Allowed);
                }

                break;
        }
    }

    private static bool IsNamedFootfall(string what)
    {
        const string Prefix = "footfall.";
        return what.StartsWith(Prefix, StringComparison.Ordinal)
            && what.Length > Prefix.Length && what.Length <= Prefix.Length + GreatestNameLength
            && what[Prefix.Length..].All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'));
    }

    private PassageSensor ReadPassage(StatementWords words, string channel)
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
        return new PassageSensor(channel, model, pin, warmUpSeconds, perMinute);
    }

    private AnalogSensor ReadSound(StatementWords words)
    {
        string model = words.OneOf("sen0232");
        string pin = One(words, "pin", [.. _analogPins.Select(declared => declared.ToString(CultureInfo.InvariantCulture))]);
        return new AnalogSensor(model, _analogPins.Find(declared => declared.ToString(CultureInfo.InvariantCulture) == pin));
    }

    private BusSensor ReadOnBus(StatementWords words, string model, int leastAddress, int greatestAddress)
    {
        _ = words.OneOf(model);
        words.Expect("bus");
        string bus = words.OneOf([.. _buses.Select(pins => pins.Bus)]);
        words.Expect("address");
        int address = words.Hex(leastAddress, greatestAddress, "the part's address");
        return new BusSensor(model, bus, address);
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
