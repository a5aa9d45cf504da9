using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A Bosch BME280 as its bus sees it (datasheet 1.6, sections 3 and 5): registers behind a pointer that a write sets and
/// reads move, sleep and forced mode, a measurement that takes its time, and values that say "not measured" until then.
/// Pressure is never measured, and normal mode is taken for sleep. After power-on and after a reset it hears nothing for 2 ms;
/// after a reset <c>im_update</c> is set for a while longer, and the trimming values read as zeros until they have come from memory.
/// </summary>
public sealed class VirtualBme280 : IVirtualPart, IVirtualI2cPart
{
    private const int Id = 0xd0;
    private const int Reset = 0xe0;
    private const int ControlHumidity = 0xf2;
    private const int Status = 0xf3;
    private const int ControlMeasurement = 0xf4;
    private const int Config = 0xf5;
    private const int PressureData = 0xf7;
    private const int TemperatureData = 0xfa;
    private const int HumidityData = 0xfd;

    private const byte ChipId = 0x60;
    private const byte ResetWord = 0xb6;
    private const byte Measuring = 1 << 3;
    private const byte CopyingTrimming = 1 << 0;
    private const int NoValue = 0x80000;
    private const int NoHumidity = 0x8000;
    private const int StartUpMs = 2;

    // The datasheet names no time. Real parts showed zeros after a reset to drivers that waited for the start-up only.
    private const int CopyMs = 8;

    private readonly IClock _clock;
    private readonly SeededRandom? _noise;
    private readonly Func<double?> _temperature;
    private readonly Func<double?> _humidity;
    private readonly Bme280Memory _memory;
    private readonly byte[] _registers = new byte[256];

    private PartFault _fault;
    private long _deafUntilMs;
    private int _pointer;
    private int _humidityOversampling;
    private long _doneMs = -1;
    private long _copiedMs = -1;
    private int _rawTemperature;
    private int _rawHumidity;

    /// <summary>Makes a part that gets its power now.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="noise">The part's own noise; null for a part without.</param>
    /// <param name="temperature">Temperature in degC; null while the part is unplugged.</param>
    /// <param name="humidity">Relative humidity in %; null while it is not measured: the part then forgets that it was asked for.</param>
    /// <param name="memory">Trimming values; typical ones unless given.</param>
    public VirtualBme280(
        IClock clock, SeededRandom? noise, Func<double?> temperature, Func<double?> humidity, Bme280Memory? memory = null)
    {
        _clock = clock;
        _noise = noise;
        _temperature = temperature;
        _humidity = humidity;
        _memory = memory ?? Bme280Memory.Typical;
        PowerUp();
    }

    /// <summary>Resets that the part has obeyed.</summary>
    public int Resets { get; private set; }

    /// <summary>What is wrong with the part; its wire has no checksum.</summary>
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

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> data)
    {
        if (!IsListening() || data.Length == 0)
        {
            return false;
        }

        Finish();

        // A register address, then pairs of value and next register address (section 6.2.1).
        _pointer = data[0];
        for (int i = 1; i < data.Length; i += 2)
        {
            Write(data[i - 1], data[i]);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool TryRead(Span<byte> buffer)
    {
        if (!IsListening())
        {
            return false;
        }

        Finish();
        int sent = _fault.Includes(PartFault.Truncated) ? buffer.Length / 2 : buffer.Length;
        for (int i = 0; i < buffer.Length; i++)
        {
            buffer[i] = i < sent ? _registers[_pointer & 0xff] : (byte)0xff;
            _pointer++;
        }

        return true;
    }

    private bool IsListening()
    {
        if (_fault.Includes(PartFault.Unplugged))
        {
            return false;
        }

        if (_temperature() is null)
        {
            PowerUp();
            return false;
        }

        return _clock.UptimeMs >= _deafUntilMs;
    }

    private void PowerUp()
    {
        Array.Clear(_registers);
        _registers[Id] = ChipId;
        _registers[Status] = CopyingTrimming;
        _copiedMs = _clock.UptimeMs + StartUpMs;
        SetResult(NoValue, NoHumidity);
        PutTwentyBits(PressureData, NoValue);
        _humidityOversampling = 0;
        _doneMs = -1;
        _deafUntilMs = _clock.UptimeMs + StartUpMs;
    }

    private void Write(int register, byte value)
    {
        switch (register)
        {
            case Reset when value == ResetWord:
                Resets++;
                PowerUp();
                _copiedMs = _clock.UptimeMs + CopyMs;
                break;
            case ControlHumidity:
                _registers[register] = (byte)(value & 7);
                break;
            case Config:
                _registers[register] = value;
                break;
            case ControlMeasurement:
                _registers[register] = value;

                // Only now does an earlier write to ctrl_hum count (section 5.4.3).
                _humidityOversampling = _registers[ControlHumidity];
                if ((value & 3) is 1 or 2 && _doneMs < 0)
                {
                    Begin(value >> 5);
                }

                break;
        }
    }

    private void Begin(int temperatureOversampling)
    {
        if (!_fault.Includes(PartFault.Stuck))
        {
            Measure(temperatureOversampling);
        }

        _registers[Status] |= Measuring;
        _doneMs = _clock.UptimeMs + LongestMeasurementMs(Samples(temperatureOversampling), Samples(_humidityOversampling));
    }

    private void Measure(int temperatureOversampling)
    {
        // Without filter the converter gives 16 bits, and one more with each doubling of the samples (section 3.4.2).
        int raw = _memory.RawTemperature((_temperature() ?? 0) + Noise(0.005));
        int unusedBits = Math.Clamp(5 - temperatureOversampling, 0, 4);
        _rawTemperature = temperatureOversampling == 0 ? NoValue : raw >> unusedBits << unusedBits;

        if (_humidity() is null)
        {
            _registers[ControlHumidity] = 0;
        }

        // The humidity element is as warm as the thermometer, whether or not that is read.
        _rawHumidity = _humidityOversampling == 0 || _humidity() is not double humidity
            ? NoHumidity
            : _memory.RawHumidity(humidity + Noise(0.02), _memory.FineTemperature(raw));
    }

    // The result appears when the time is over, and the mode goes back to sleep.
    private void Finish()
    {
        if (_copiedMs >= 0 && _clock.UptimeMs >= _copiedMs)
        {
            _copiedMs = -1;
            _memory.WriteTo(_registers);
            _registers[Status] &= unchecked((byte)~CopyingTrimming);
        }

        if (_doneMs < 0 || _clock.UptimeMs < _doneMs)
        {
            return;
        }

        _doneMs = -1;
        _registers[Status] &= unchecked((byte)~Measuring);
        _registers[ControlMeasurement] &= unchecked((byte)~3);
        if (!_fault.Includes(PartFault.MeasuresNothing))
        {
            SetResult(_fault.Includes(PartFault.OutOfRange) ? 0 : _rawTemperature, _rawHumidity);
        }
    }

    private void SetResult(int rawTemperature, int rawHumidity)
    {
        PutTwentyBits(TemperatureData, rawTemperature);
        _registers[HumidityData] = (byte)(rawHumidity >> 8);
        _registers[HumidityData + 1] = (byte)rawHumidity;
    }

    private void PutTwentyBits(int register, int value)
    {
        _registers[register] = (byte)(value >> 12);
        _registers[register + 1] = (byte)(value >> 4);
        _registers[register + 2] = (byte)(value << 4);
    }

    // Section 9.1: at most 1.25 + 2.3 a sample, and 0.575 more for humidity, in ms.
    private static int LongestMeasurementMs(int temperatureSamples, int humiditySamples)
    {
        double ms = 1.25 + (2.3 * temperatureSamples) + (humiditySamples > 0 ? (2.3 * humiditySamples) + 0.575 : 0);
        return (int)Math.Ceiling(ms);
    }

    private static int Samples(int oversampling)
    {
        return oversampling == 0 ? 0 : 1 << (Math.Min(oversampling, 5) - 1);
    }

    private double Noise(double deviation)
    {
        return _noise is null ? 0 : _noise.NextGaussian() * deviation;
    }
}
