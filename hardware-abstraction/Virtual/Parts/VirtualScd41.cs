using System.Buffers.Binary;
using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A Sensirion SCD41 as its bus sees it (SCD4x datasheet 1.3): commands of two bytes, words with CRC-8, an answer not before
/// 1 ms after its command, silence for 500 ms after a stop and for 1 s after power-on, settings that it tells and takes while
/// idle only. What is measured is looked up when the measurement is fetched.
/// </summary>
public sealed class VirtualScd41 : IVirtualPart, IVirtualI2cPart
{
    /// <summary>The part's address.</summary>
    public const int Address = 0x62;

    private const int WordLength = 3;
    private const int PowerUpMs = 1000;
    private const int StopMs = 500;
    private const int AnswerMs = 1;
    private const int SetMs = 1;
    private const int PersistMs = 800;
    private const int PeriodicMs = 5000;

    // Bit 15 is set in the datasheet's own example of a part that has nothing to say (section 3.8.2).
    private const ushort NotReady = 0x8000;
    private const ushort Ready = 0x8006;

    private static readonly byte[] CrcOfByte = MakeCrcTable();

    private readonly IClock _clock;
    private readonly SeededRandom? _noise;
    private readonly Func<double?> _co2Ppm;
    private readonly Func<double?> _temperature;
    private readonly Func<double?> _humidity;
    private readonly byte[] _answer = new byte[3 * WordLength];
    private readonly Scd41Memory _memory = new();
    private readonly ushort[] _latest = [400, 0x6667, 0x8000];

    private PartFault _fault;
    private long _deafUntilMs;
    private int _intervalMs;
    private long _startedMs;
    private long _fetched;
    private int _answerLength;
    private long _answerMs;

    /// <summary>Makes a part that gets its power now.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="noise">The part's own noise; null for a part without.</param>
    /// <param name="co2Ppm">CO2 in ppm; null while the part is unplugged.</param>
    /// <param name="temperature">Temperature in degC; 20 unless given.</param>
    /// <param name="humidity">Relative humidity in %; 50 unless given.</param>
    public VirtualScd41(
        IClock clock, SeededRandom? noise, Func<double?> co2Ppm, Func<double?>? temperature = null, Func<double?>? humidity = null)
    {
        _clock = clock;
        _noise = noise;
        _co2Ppm = co2Ppm;
        _temperature = temperature ?? (static () => 20);
        _humidity = humidity ?? (static () => 50);
        PowerUp();
    }

    /// <summary>What is wrong with the part.</summary>
    public PartFault Fault
    {
        get => _fault;
        set
        {
            if (_fault.Includes(PartFault.Unplugged) && !value.Includes(PartFault.Unplugged))
            {
                PowerUp();
            }

            _fault = value;
        }
    }

    /// <summary>
    /// Answer to <c>get_sensor_variant</c>, whose four highest bits are 0 in an SCD40, 1 in an SCD41 and 5 in an SCD43; null in
    /// a part too old to know that question, which does not know the target of self-calibration either.
    /// </summary>
    public ushort? Variant
    {
        get => _memory.Variant;
        init => _memory.Variant = value;
    }

    /// <summary>What the EEPROM holds; the part works by it from power-on.</summary>
    public Scd41Settings Stored
    {
        get => _memory.Stored;
        init => _memory.Stored = value;
    }

    /// <summary>What the part works by at present.</summary>
    public Scd41Settings Settings => _memory.Current;

    /// <summary>How often the EEPROM was written. It bears 2,000 times (section 3.9.1).</summary>
    public int Persists => _memory.Persists;

    /// <summary>How often a setting was taken.</summary>
    public int Sets => _memory.Sets;

    /// <summary>Altitude in m at which the part really is.</summary>
    public double TrueAltitudeM { get; set; }

    /// <summary>Interval of the low-power mode in ms, about 30 s: each part has a clock of its own.</summary>
    public int LowPowerIntervalMs { get; set; } = 30_000;

    /// <summary>Whether the part is measuring periodically.</summary>
    public bool IsMeasuring => _intervalMs > 0;

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> data)
    {
        _answerLength = 0;
        if (!IsListening() || data.Length < 2)
        {
            return false;
        }

        ushort command = BinaryPrimitives.ReadUInt16BigEndian(data);
        if (data.Length > 2)
        {
            return TryTake(command, data[2..]);
        }

        switch (command)
        {
            case 0x21b1:
                return TryStart(PeriodicMs);
            case 0x21ac:
                return TryStart(LowPowerIntervalMs);
            case 0x3f86:
                _intervalMs = 0;
                _deafUntilMs = _clock.UptimeMs + StopMs;
                return true;
            case 0xe4b8:
                Answer(HasUnfetched() ? Ready : NotReady);
                return true;
            case 0xec05:
                return TryFetch();
            default:
                return TryTell(command);
        }
    }

    /// <inheritdoc/>
    public bool TryRead(Span<byte> buffer)
    {
        if (!IsListening() || _answerLength == 0 || _clock.UptimeMs < _answerMs)
        {
            return false;
        }

        // Whoever reads beyond the answer reads a released line.
        buffer.Fill(0xff);
        int length = _fault.Includes(PartFault.Truncated) ? _answerLength - 2 : _answerLength;
        length = Math.Min(length, buffer.Length);
        _answer.AsSpan(0, length).CopyTo(buffer);
        _answerLength = 0;
        return true;
    }

    /// <summary>CRC-8 with polynomial x^8 + x^5 + x^4 + 1 and start value 0xff (section 3.11).</summary>
    /// <param name="data">The bytes, of which a word has two.</param>
    public static byte Crc(ReadOnlySpan<byte> data)
    {
        byte crc = 0xff;
        foreach (byte value in data)
        {
            crc = CrcOfByte[crc ^ value];
        }

        return crc;
    }

    private static byte[] MakeCrcTable()
    {
        var table = new byte[256];
        for (int value = 0; value < table.Length; value++)
        {
            // Division of value * x^8 by x^8 + x^5 + x^4 + 1 over GF(2); the remainder is the entry.
            int dividend = value << 8;
            for (int bit = 15; bit >= 8; bit--)
            {
                dividend ^= ((dividend >> bit) & 1) * (0x131 << (bit - 8));
            }

            table[value] = (byte)dividend;
        }

        return table;
    }

    private bool IsListening()
    {
        if (_fault.Includes(PartFault.Unplugged) || _co2Ppm() is null)
        {
            PowerUp();
            return false;
        }

        return _clock.UptimeMs >= _deafUntilMs;
    }

    private void PowerUp()
    {
        _intervalMs = 0;
        _answerLength = 0;
        _memory.PowerUp();
        _deafUntilMs = _clock.UptimeMs + PowerUpMs;
    }

    private bool TryStart(int intervalMs)
    {
        if (IsMeasuring)
        {
            return false;
        }

        _intervalMs = intervalMs;
        _startedMs = _clock.UptimeMs;
        _fetched = 0;
        return true;
    }

    private bool TryTell(ushort command)
    {
        if (IsMeasuring)
        {
            return false;
        }

        if (command == 0x3615)
        {
            _memory.Persist();
            _deafUntilMs = _clock.UptimeMs + PersistMs;
            return true;
        }

        if (_memory.Tell(command) is not ushort word)
        {
            return false;
        }

        Answer(word);
        return true;
    }

    private bool TryTake(ushort command, ReadOnlySpan<byte> data)
    {
        if (IsMeasuring
            || data.Length != WordLength
            || Crc(data[..2]) != data[2]
            || !_memory.TryTake(command, BinaryPrimitives.ReadUInt16BigEndian(data)))
        {
            return false;
        }

        _deafUntilMs = _clock.UptimeMs + SetMs;
        return true;
    }

    private long Measurements()
    {
        return IsMeasuring ? (_clock.UptimeMs - _startedMs) / _intervalMs : 0;
    }

    private bool HasUnfetched()
    {
        return Measurements() > _fetched;
    }

    private bool TryFetch()
    {
        if (!HasUnfetched())
        {
            return false;
        }

        _fetched = Measurements();
        if (!_fault.Includes(PartFault.Stuck))
        {
            // Repeatability of CO2 is 10 ppm, that is two to three standard deviations; of the others 0.1 degC and 0.4 %.
            _latest[0] = ToWord(Compensated(_co2Ppm()!.Value) + Noise(4));
            _latest[1] = ToWord(((_temperature() ?? 20) + Noise(0.04) + 45) / 175 * 65535);
            _latest[2] = ToWord(((_humidity() ?? 50) + Noise(0.15)) / 100 * 65535);
        }

        ushort co2 = _fault.Includes(PartFault.OutOfRange) ? ushort.MaxValue : _fault.Includes(PartFault.MeasuresNothing) ? (ushort)0 : _latest[0];
        Answer(co2, _latest[1], _latest[2]);
        return true;
    }

    private void Answer(params ReadOnlySpan<ushort> words)
    {
        _answerLength = 0;
        foreach (ushort word in words)
        {
            Span<byte> place = _answer.AsSpan(_answerLength, WordLength);
            BinaryPrimitives.WriteUInt16BigEndian(place, word);
            place[2] = Crc(place[..2]);
            _answerLength += WordLength;
        }

        _answerMs = _clock.UptimeMs + AnswerMs;
        if (_fault.Includes(PartFault.WrongChecksum))
        {
            _answer[_answerLength - 1] ^= 1;
        }
    }

    // The light that CO2 takes away grows with the molecules in the cell, so with the pressure; the part divides by the one
    // that it takes for granted at its altitude (international standard atmosphere).
    private double Compensated(double co2Ppm)
    {
        return co2Ppm * PressureAt(TrueAltitudeM) / PressureAt(Settings.AltitudeM);
    }

    private static double PressureAt(double altitudeM)
    {
        return Math.Pow(1 - (2.25577e-5 * altitudeM), 5.25588);
    }

    private double Noise(double deviation)
    {
        return _noise is null ? 0 : _noise.NextGaussian() * deviation;
    }

    private static ushort ToWord(double value)
    {
        return (ushort)Math.Clamp(Math.Round(value), 0, ushort.MaxValue);
    }
}
