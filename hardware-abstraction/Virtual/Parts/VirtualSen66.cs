using System.Buffers.Binary;
using System.Text;
using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A Sensirion SEN66 as its bus sees it (Sensirion's driver for it, model version 1.6.0): commands of two bytes, words with CRC-8, an answer
/// not before 20 ms after its command, silence for 1 s after a stop and 1.2 s after a reset or power-on, settings that it tells and takes
/// while idle only and forgets when it is reset. It measures each second; CO2 is unknown for the first 6 s after power-on, dust is too low
/// until the fan has run for half a minute.
/// </summary>
public sealed class VirtualSen66 : IVirtualPart, IVirtualI2cPart
{
    /// <summary>The part's address.</summary>
    public const int Address = 0x6b;

    /// <summary>Words of a measurement.</summary>
    private const int Words = 9;

    private const int WordLength = 3;
    private const int NameWords = 16;
    private const int ResetMs = 1200;
    private const int StopMs = 1000;
    private const int StartMs = 50;
    private const int AnswerMs = 20;
    private const int FirstMs = 1100;
    private const int PeriodMs = 1000;
    private const int Co2UnknownMs = 6000;
    private const int NoxUnknownMs = 11_000;
    private const double FanMs = 30_000;
    private const ushort UnknownUnsigned = 0xffff;
    private const ushort UnknownSigned = 0x7fff;
    private const int GreatestAltitudeM = 3000;

    private readonly IClock _clock;
    private readonly SeededRandom? _noise;
    private readonly Func<double?> _pm25;
    private readonly Func<double?> _pm10;
    private readonly Func<double?> _co2Ppm;
    private readonly Func<double?> _temperature;
    private readonly Func<double?> _humidity;
    private readonly byte[] _answer = new byte[NameWords * WordLength];
    private readonly ushort[] _latest = new ushort[Words];

    private PartFault _fault;
    private long _deafUntilMs;
    private long _poweredMs;
    private long _startedMs;
    private long _fetched;
    private bool _hasMeasured;
    private int _answerLength;
    private long _answerMs;

    /// <summary>Makes a part that gets its power now.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="noise">The part's own noise; null for a part without.</param>
    /// <param name="pm25">PM2.5 in ug/m3; a value that is null is told as unknown.</param>
    /// <param name="pm10">PM10 in ug/m3.</param>
    /// <param name="co2Ppm">CO2 in ppm.</param>
    /// <param name="temperature">Temperature in degC.</param>
    /// <param name="humidity">Relative humidity in %.</param>
    public VirtualSen66(
        IClock clock, SeededRandom? noise, Func<double?> pm25, Func<double?> pm10, Func<double?> co2Ppm, Func<double?> temperature, Func<double?> humidity)
    {
        _clock = clock;
        _noise = noise;
        _pm25 = pm25;
        _pm10 = pm10;
        _co2Ppm = co2Ppm;
        _temperature = temperature;
        _humidity = humidity;
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

    /// <summary>What is wrong with the part besides <see cref="Fault"/>, until it is reset or loses its power.</summary>
    public PartFault FaultUntilReset { get; set; }

    /// <summary>Name of the product. Others of the family have the same address and other measurements.</summary>
    public string Name { get; init; } = "SEN66";

    /// <summary>Bits of the device status that are set while it lasts; told and cleared by each question, but for those of <see cref="LastingStatus"/>.</summary>
    public uint Status { get; set; }

    /// <summary>Bits of the device status whose cause lasts.</summary>
    public uint LastingStatus { get; set; }

    /// <summary>Bits of the device status whose cause lasts until the part is reset or loses its power.</summary>
    public uint StatusUntilReset { get; set; }

    /// <summary>Altitude in m by which CO2 is corrected.</summary>
    public int AltitudeM { get; set; }

    /// <summary>Whether CO2 is calibrated by the freshest air of some days.</summary>
    public bool CalibratesItself { get; set; }

    /// <summary>Whether the part keeps its settings when told others.</summary>
    public bool KeepsItsSettings { get; init; }

    /// <summary>How often a setting was taken.</summary>
    public int Sets { get; private set; }

    /// <summary>Whether the part is measuring.</summary>
    public bool IsMeasuring { get; private set; }

    /// <inheritdoc/>
    public bool TryWrite(ReadOnlySpan<byte> data)
    {
        _answerLength = 0;
        if (!IsListening() || data.Length < 2)
        {
            return false;
        }

        ushort command = BinaryPrimitives.ReadUInt16BigEndian(data);
        return data.Length == 2 ? TryObey(command) : TryTake(command, data[2..]);
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
        int length = IsBroken(PartFault.Truncated) ? _answerLength - 2 : _answerLength;
        length = Math.Min(length, IsBroken(PartFault.Truncated) ? buffer.Length - 2 : buffer.Length);
        _answer.AsSpan(0, length).CopyTo(buffer);
        _answerLength = 0;
        return true;
    }

    private bool IsBroken(PartFault fault)
    {
        return (_fault | FaultUntilReset).Includes(fault);
    }

    private bool IsListening()
    {
        if (IsBroken(PartFault.Unplugged))
        {
            PowerUp();
            return false;
        }

        return _clock.UptimeMs >= _deafUntilMs;
    }

    private void PowerUp()
    {
        IsMeasuring = false;
        AltitudeM = 0;
        CalibratesItself = true;
        Status = 0;
        FaultUntilReset = PartFault.None;
        StatusUntilReset = 0;
        _answerLength = 0;
        _poweredMs = _clock.UptimeMs;
        _deafUntilMs = _poweredMs + ResetMs;
    }

    private bool TryObey(ushort command)
    {
        switch (command)
        {
            case 0x0021:
                return TryStart();
            case 0x0104:
                IsMeasuring = false;
                _deafUntilMs = _clock.UptimeMs + StopMs;
                return true;
            case 0x0202:
                Answer((ushort)(Measurements() > _fetched ? 1 : 0));
                return true;
            case 0x0300:
                Measure();
                return true;
            case 0x6711 when !IsMeasuring:
                Answer((ushort)(CalibratesItself ? 1 : 0));
                return true;
            case 0x6736 when !IsMeasuring:
                Answer((ushort)AltitudeM);
                return true;
            case 0xd014:
                TellName();
                return true;
            case 0xd210:
                uint bits = Status | LastingStatus | StatusUntilReset;
                Status = 0;
                Answer((ushort)(bits >> 16), (ushort)bits);
                return true;
            case 0xd304:
                PowerUp();
                return true;
            default:
                return false;
        }
    }

    private bool TryStart()
    {
        if (!IsMeasuring)
        {
            IsMeasuring = true;
            _startedMs = _clock.UptimeMs;
            _fetched = 0;
            _deafUntilMs = _startedMs + StartMs;
        }

        return true;
    }

    private bool TryTake(ushort command, ReadOnlySpan<byte> data)
    {
        if (IsMeasuring || data.Length != WordLength || VirtualScd41.Crc(data[..2]) != data[2])
        {
            return false;
        }

        ushort word = BinaryPrimitives.ReadUInt16BigEndian(data);
        bool isKnown = (command == 0x6711 && word <= 1) || (command == 0x6736 && word <= GreatestAltitudeM);
        if (isKnown && !KeepsItsSettings)
        {
            Sets++;
            AltitudeM = command == 0x6736 ? word : AltitudeM;
            CalibratesItself = command == 0x6711 ? word == 1 : CalibratesItself;
        }

        _deafUntilMs = _clock.UptimeMs + AnswerMs;
        return isKnown;
    }

    private void TellName()
    {
        Span<byte> name = stackalloc byte[2 * NameWords];
        Encoding.ASCII.GetBytes(Name, name);
        Span<ushort> words = stackalloc ushort[NameWords];
        for (int i = 0; i < NameWords; i++)
        {
            words[i] = BinaryPrimitives.ReadUInt16BigEndian(name[(2 * i)..]);
        }

        Answer(words);
    }

    private long Measurements()
    {
        long sinceMs = _clock.UptimeMs - _startedMs;
        return IsMeasuring && sinceMs >= FirstMs ? 1 + ((sinceMs - FirstMs) / PeriodMs) : 0;
    }

    // Between two measurements the latest one is told again.
    private void Measure()
    {
        long measurements = Measurements();
        bool isNew = measurements > _fetched && !(_hasMeasured && IsBroken(PartFault.Stuck));
        if (measurements == 0 || IsBroken(PartFault.MeasuresNothing))
        {
            Answer(
                UnknownUnsigned, UnknownUnsigned, UnknownUnsigned, UnknownUnsigned, UnknownSigned, UnknownSigned, UnknownSigned, UnknownSigned, UnknownUnsigned);
        }
        else if (IsBroken(PartFault.OutOfRange))
        {
            Answer(0xfffe, 0xfffe, 0xfffe, 0xfffe, 0x7ffe, 0x7ffe, 0x7ffe, 0x7ffe, 0xfffe);
        }
        else
        {
            if (isNew)
            {
                Fill();
                _hasMeasured = true;
            }

            Answer(_latest);
        }

        _fetched = measurements;
    }

    // PM1.0, PM2.5, PM4.0, PM10, humidity, temperature, indices of VOC and NOx, CO2.
    private void Fill()
    {
        double filled = Math.Min(1, (_clock.UptimeMs - _startedMs) / FanMs);
        double? fine = Dust(_pm25(), filled);
        double? coarse = Dust(_pm10(), filled);
        coarse = fine > coarse ? fine : coarse;
        _latest[0] = Unsigned(0.7 * fine, 10);
        _latest[1] = Unsigned(fine, 10);
        _latest[2] = Unsigned((fine + coarse) / 2, 10);
        _latest[3] = Unsigned(coarse, 10);
        _latest[4] = Signed(Math.Clamp(_humidity() + Noise(0.15) ?? double.NaN, 0, 100), 100);
        _latest[5] = Signed(_temperature() + Noise(0.04) ?? double.NaN, 200);
        _latest[6] = Signed(100 + Noise(2), 10);
        _latest[7] = Signed(_clock.UptimeMs - _poweredMs < NoxUnknownMs ? double.NaN : 1, 10);
        _latest[8] = Unsigned(_clock.UptimeMs - _poweredMs < Co2UnknownMs ? null : _co2Ppm() + Noise(4), 1);
    }

    private double? Dust(double? value, double filled)
    {
        return value is { } air ? Math.Max(0, (air * filled) + Noise(0.2 + (0.02 * air))) : null;
    }

    private double Noise(double deviation)
    {
        return _noise is null ? 0 : _noise.NextGaussian() * deviation;
    }

    private static ushort Unsigned(double? value, double scale)
    {
        return value is { } known ? (ushort)Math.Clamp(Math.Round(known * scale), 0, UnknownUnsigned - 1) : UnknownUnsigned;
    }

    private static ushort Signed(double value, double scale)
    {
        return double.IsNaN(value) ? UnknownSigned : (ushort)(short)Math.Clamp(Math.Round(value * scale), short.MinValue, UnknownSigned - 1);
    }

    private void Answer(params ReadOnlySpan<ushort> words)
    {
        _answerLength = 0;
        foreach (ushort word in words)
        {
            Span<byte> place = _answer.AsSpan(_answerLength, WordLength);
            BinaryPrimitives.WriteUInt16BigEndian(place, word);
            place[2] = VirtualScd41.Crc(place[..2]);
            _answerLength += WordLength;
        }

        _answerMs = _clock.UptimeMs + AnswerMs;
        if (IsBroken(PartFault.WrongChecksum))
        {
            // Of the first word: a driver may read the beginning of an answer only.
            _answer[WordLength - 1] ^= 1;
        }
    }
}
