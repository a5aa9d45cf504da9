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
        return Take(words, use, ObjectionToInput);
    }

    /// <summary>Takes a pin that the box drives.</summary>
    public int TakeOutput(StatementWords words, string use)
    {
        return Take(words, use, ObjectionToOutput);
    }

    /// <summary>Takes a pin whose rises are counted: the chip's own resistor has to pull it down, or a cut cable would count.</summary>
    public int TakeCounted(StatementWords words, string use)
    {
        return Take(words, use, ObjectionToOutput);
    }

    /// <summary>Takes a pin whose voltage is read.</summary>
    public int TakeAnalog(StatementWords words, string use)
    {
        if (!_target.HasKnownVoltages)
        {
            words.Refuse($"a voltage on {_target.Name}", "none, until the firmware knows what a sample of this chip is in millivolts (AdcLine)");
        }

        return Take(words, use, ObjectionToAnalog);
    }

    private static string Listed(IEnumerable<int> pins)
    {
        return string.Join(' ', pins);
    }

    private int Take(StatementWords words, string use, Func<int, string?> objectionTo)
    {
        int pin = words.Number(0, 99, $"a free pin for {use}");
        if (words.Fault != null)
        {
            return pin;
        }

        string? objection = objectionTo(pin);
        if (objection != null)
        {
            words.Refuse($"pin {pin}, {objection}", $"for {use} one of {Listed(_header.Where(other => objectionTo(other) == null).Order())}");
            return pin;
        }

        _uses.Add(pin, use);
        return pin;
    }

    private string? ObjectionToOutput(int pin)
    {
        return ObjectionToInput(pin) ?? (_target.InputOnlyPins.Contains(pin) ? "an input-only pin" : null);
    }

    private string? ObjectionToAnalog(int pin)
    {
        return ObjectionToInput(pin) ?? (_target.Adc1Pins.Contains(pin) ? null : "not a pin of ADC1, and Wi-Fi takes ADC2");
    }

    private string? ObjectionToInput(int pin)
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

        return _header.Contains(pin) ? null : "not on the header";
    }
}
