namespace EdgeNode.Boards;

/// <summary>Collects the statements of one board text, in the order in which they need each other.</summary>
internal sealed class BoardStatements
{
    // A technician finds the same port on every board; the first UART is the wire protocol's.
    private const string ServicePort = "COM2";

    private static readonly string[] Once = ["board", "name", "target", "flash", "deployment", "header", "service", "watchdog"];

    // At most once.
    private const string Led = "led";

    private static readonly string[] Repeated = ["i2c", "serial", "adc", "sensor"];

    private readonly string _file;
    private readonly HashSet<string> _seen = [];
    private readonly List<I2cPins> _buses = [];
    private readonly List<UartPins> _ports = [];
    private readonly List<int> _analogPins = [];

    private string _title = "";
    private string _name = "";
    private Target _target = Targets.Esp32Rev3;
    private int _flashMegabytes;
    private List<int> _header = [];
    private PinLedger _pins;
    private SensorStatements _sensors;
    private UartPins _service = new("", 0, 0);
    private WatchdogPart _watchdog = new("", 0);
    private int? _ledPin;

    public BoardStatements(string file)
    {
        _file = file;
        _pins = new PinLedger(_target, _header);
        _sensors = new SensorStatements(_pins, _buses, _ports, _analogPins);
    }

    /// <summary>Reads one line.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public BoardFault? Read(int number, string line)
    {
        StatementWords words = new(_file, number, line);
        if (words.IsAtEnd() || line.TrimStart(' ').StartsWith('#'))
        {
            return null;
        }

        string keyword = words.OneOf([.. Once, Led, .. Repeated]);
        if (words.Fault == null)
        {
            CheckOrder(keyword, words);
        }

        if (words.Fault == null)
        {
            ReadStatement(keyword, words);
            words.End();
        }

        return words.Fault;
    }

    /// <summary>What is missing, or null.</summary>
    public BoardFault? FaultOfWhole()
    {
        string? missing = Once.FirstOrDefault(keyword => !_seen.Contains(keyword));
        return missing == null ? null : new BoardFault(_file, 0, $"no line '{missing}'", $"one line each of {string.Join(", ", Once)}");
    }

    /// <summary>The board, once nothing is missing.</summary>
    public Board Build()
    {
        return new Board
        {
            Name = _name,
            Title = _title,
            Target = _target,
            FlashMegabytes = _flashMegabytes,
            Header = _header,
            Service = _service,
            Watchdog = _watchdog,
            LedPin = _ledPin,
            Buses = _buses,
            SensorPorts = _ports,
            AnalogPins = _analogPins,
            Passages = _sensors.Passages,
            Sensors = _sensors.Sensors,
        };
    }

    private void CheckOrder(string keyword, StatementWords words)
    {
        int firstWithPins = Array.IndexOf(Once, "service");
        int rank = Array.IndexOf(Once, keyword);
        int needed = rank < 0 ? firstWithPins : Math.Min(rank, firstWithPins);
        string? missing = Once.Take(needed).FirstOrDefault(earlier => !_seen.Contains(earlier));
        if (missing != null)
        {
            words.Refuse($"'{keyword}' before '{missing}'", $"'{missing}' first, for it is checked against that");
        }
        else if ((rank >= 0 || keyword == Led) && !_seen.Add(keyword))
        {
            words.Refuse($"a second '{keyword}'", "one");
        }
    }

    private void ReadStatement(string keyword, StatementWords words)
    {
        switch (keyword)
        {
            case "board":
                _ = words.Number(1, 1, "the version of this format");
                _title = words.Quoted("a title");
                break;
            case "name":
                _name = BoardName.Read(words);
                break;
            case "target":
                string target = words.OneOf([.. Targets.All.Select(known => known.Name)]);
                _target = Targets.All.FirstOrDefault(known => known.Name == target, _target);
                break;
            case "flash":
                _flashMegabytes = int.TryParse(words.OneOf("4", "8", "16"), out int megabytes) ? megabytes : 0;
                words.Expect("MB");
                break;
            case "deployment":
                ReadDeployment(words);
                break;
            case "header":
                ReadHeader(words);
                break;
            case "service":
                _service = ReadUart(words, "the service port", [ServicePort]);
                break;
            case "watchdog":
                string model = words.OneOf("tpl5010");
                words.Expect("done");
                _watchdog = new WatchdogPart(model, _pins.TakeOutput(words, "the watchdog"));
                break;
            case Led:
                words.Expect("pin");
                _ledPin = _pins.TakeOutput(words, "the LED");
                break;
            case "i2c":
                ReadBus(words);
                break;
            case "serial":
                _ports.Add(ReadUart(words, "a sensor port", FreePorts()));
                break;
            case "adc":
                _analogPins.Add(_pins.TakeAnalog(words, "adc"));
                break;
            default:
                _sensors.Read(words);
                break;
        }
    }

    // nanoff writes the target's own partition table, and says success wherever the application goes (nanoFramework/Home
    // issue 1835): at another address it is never started.
    private void ReadDeployment(StatementWords words)
    {
        string place = $"0x{_target.DeploymentAddress:X} {_target.DeploymentKilobytes[_flashMegabytes]} KB";
        string allowed = $"{place}, the partition of {_target.Name} with {_flashMegabytes} MB of flash";
        string found = $"{words.Word(allowed)} {words.Word(allowed)} {words.Word(allowed)}";
        if (found != place)
        {
            words.Refuse(StatementWords.Shown(found), allowed);
        }
    }

    private void ReadHeader(StatementWords words)
    {
        do
        {
            int pin = words.Number(0, 99, "a GPIO number");
            if (words.Fault == null && (!_target.Pins.Contains(pin) || _header.Contains(pin)))
            {
                words.Refuse($"pin {pin}", $"each pin that {_target.Name} has, once: {string.Join(' ', _target.Pins)}");
            }

            _header.Add(pin);
        }
        while (words.Fault == null && !words.IsAtEnd());

        _pins = new PinLedger(_target, _header);
        _sensors = new SensorStatements(_pins, _buses, _ports, _analogPins);
    }

    private string[] FreePorts()
    {
        return [.. Enumerable.Range(2, _target.UartCount - 1).Select(number => $"COM{number}")
            .Where(port => port != ServicePort && !_ports.Exists(uart => uart.Port == port))];
    }

    private UartPins ReadUart(StatementWords words, string use, string[] free)
    {
        if (free.Length == 0)
        {
            words.Refuse($"{use} more than {_target.Name} has", $"{_target.UartCount} UARTs, one of them the wire protocol's and one the technician's");
        }

        string port = words.OneOf(free);
        words.Expect("rx");
        int rx = _pins.TakeInput(words, port);
        words.Expect("tx");
        return new UartPins(port, rx, _pins.TakeOutput(words, port));
    }

    private void ReadBus(StatementWords words)
    {
        string[] free = [.. Enumerable.Range(1, _target.I2cCount).Select(number => $"I2C{number}")
            .Where(bus => !_buses.Exists(taken => taken.Bus == bus))];
        if (free.Length == 0)
        {
            words.Refuse($"an I2C bus more than {_target.Name} has", $"{_target.I2cCount}");
        }

        string bus = words.OneOf(free);
        words.Expect("sda");
        int sda = _pins.TakeOutput(words, bus);
        words.Expect("scl");
        _buses.Add(new I2cPins(bus, sda, _pins.TakeOutput(words, bus)));
    }
}
