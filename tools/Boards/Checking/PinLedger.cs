namespace EdgeNode.Boards;

/// <summary>Which pin of a board is used for what, so that no pin serves twice or serves what it cannot.</summary>
internal sealed class PinLedger
{
    private readonly Target _target;
    private readonly IReadOnlyList<int> _header;
    private readonly SortedDictionary<int, string> _uses = [];

    public PinLedger(Target target, IReadOnlyList<int> header)
    {
        _target = target;
        _header = header;
    }

    /// <summary>Takes a pin for something that the box only listens to.</summary>
    public int TakeInput(StatementWords words, string use)
    {
        return Take(words, use, isMoreThanInput: false);
    }

    /// <summary>Takes a pin that the box drives.</summary>
    public int TakeOutput(StatementWords words, string use)
    {
        return Take(words, use, isMoreThanInput: true);
    }

    /// <summary>Takes a pin whose rises are counted: the chip's own resistor has to pull it down, or a cut cable would count.</summary>
    public int TakeCounted(StatementWords words, string use)
    {
        return Take(words, use, isMoreThanInput: true);
    }

    /// <summary>Takes a pin whose voltage is read.</summary>
    public int TakeAnalog(StatementWords words, string use)
    {
        int pin = Take(words, use, isMoreThanInput: false);
        if (words.Fault == null && !_target.Adc1Pins.Contains(pin))
        {
            words.Refuse($"pin {pin}", $"a pin of ADC1, for Wi-Fi takes ADC2: {Listed(_target.Adc1Pins.Order())}");
        }

        return pin;
    }

    private static string Listed(IEnumerable<int> pins)
    {
        return string.Join(' ', pins);
    }

    private int Take(StatementWords words, string use, bool isMoreThanInput)
    {
        int pin = words.Number(0, 99, $"a free pin for {use}");
        if (words.Fault != null)
        {
            return pin;
        }

        string? objection = ObjectionTo(pin, isMoreThanInput);
        if (objection != null)
        {
            words.Refuse($"pin {pin}, {objection}", $"for {use} one of {Listed(Free(isMoreThanInput))}");
            return pin;
        }

        _uses.Add(pin, use);
        return pin;
    }

    private IEnumerable<int> Free(bool isMoreThanInput)
    {
        return _header.Where(pin => ObjectionTo(pin, isMoreThanInput) == null).Order();
    }

    private string? ObjectionTo(int pin, bool isMoreThanInput)
    {
        if (!_target.Pins.Contains(pin))
        {
            return $"which {_target.Name} does not have";
        }

        if (_target.StrappingPins.Contains(pin))
        {
            return "a strapping pin";
        }

        if (_target.FlashPins.Contains(pin))
        {
            return "a pin of the flash";
        }

        if (_target.WireProtocolPins.Contains(pin))
        {
            return "a pin of the wire protocol";
        }

        if (_uses.TryGetValue(pin, out string? use))
        {
            return $"taken by {use}";
        }

        if (isMoreThanInput && _target.InputOnlyPins.Contains(pin))
        {
            return "an input-only pin";
        }

        return _header.Contains(pin) ? null : "not on the header";
    }
}
