using System.Buffers.Binary;
using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A Plantower PMS5003 as its UART sees it (series data manual V2.3): commands of 7 bytes, measurements of 32, at 9600 baud. After
/// power-on it reports by itself, each 2.3 s, and each 0.2 to 0.8 s while the air changes; told to be passive it speaks when asked. Asleep it
/// hears nothing but the call to wake. For half a minute after waking its values are too low, because the fan has not brought fresh air yet.
/// </summary>
public sealed class VirtualPms5003 : IVirtualPart, IVirtualSerialPart
{
    private const int CommandLength = 7;
    private const int MeasurementLength = 32;
    private const byte FirstStart = 0x42;
    private const byte SecondStart = 0x4d;
    private const byte ModeCommand = 0xe1;
    private const byte ReadCommand = 0xe2;
    private const byte SleepCommand = 0xe4;
    private const double FanMs = 30_000;
    private const int StableMs = 2300;
    private const int SlowestFastMs = 800;
    private const int FastestMs = 200;
    private const double BigChange = 20;
    private const double EffectiveRange = 500;
    private const int AnswerMs = 10;

    // From here on the values for a test chamber, "CF=1", are greater than those for the atmosphere.
    private const int SameUntil = 30;

    private readonly IClock _clock;
    private readonly SeededRandom? _noise;
    private readonly DustPair _dust;
    private readonly VirtualUartLine _line = new();
    private readonly byte[] _command = new byte[CommandLength];
    private readonly byte[] _measurement = new byte[MeasurementLength];

    private PartFault _fault;
    private int _commandLength;
    private long _awakeSinceMs;
    private long _nextReportMs;
    private double _lastPm25;

    /// <summary>Makes a part that gets its power now.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="noise">The part's own noise; null for a part without.</param>
    /// <param name="pm25">PM2.5 in ug/m3; while it is null, PM10 divided by 1.6.</param>
    /// <param name="pm10">PM10 in ug/m3; while it is null or unless given, 1.6 times PM2.5. While both are null, the part is unplugged.</param>
    public VirtualPms5003(IClock clock, SeededRandom? noise, Func<double?> pm25, Func<double?>? pm10 = null)
    {
        _clock = clock;
        _noise = noise;
        _dust = new DustPair(pm25, pm10);
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

    /// <summary>Whether fan and laser are on.</summary>
    public bool IsAwake { get; private set; }

    /// <summary>Whether the part reports without being asked. It forgets this without power.</summary>
    public bool ReportsByItself { get; set; }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            // A command starts with its head; whatever else comes before it is noise.
            if (_commandLength > 0 || value == FirstStart)
            {
                _command[_commandLength++] = value;
            }

            if (_commandLength == CommandLength)
            {
                _commandLength = 0;
                Obey();
            }
        }
    }

    /// <inheritdoc/>
    public int Send(Span<byte> buffer)
    {
        ReportUntilNow();
        return _line.Read(buffer, _clock.UptimeMs);
    }

    private static int ToWord(double value)
    {
        return (int)Math.Clamp(Math.Round(value), 0, ushort.MaxValue);
    }

    private static ushort Sum(ReadOnlySpan<byte> bytes)
    {
        ushort sum = 0;
        foreach (byte value in bytes)
        {
            sum += value;
        }

        return sum;
    }

    private bool HasPower()
    {
        return !_fault.Includes(PartFault.Unplugged) && _dust.Pm25 is not null;
    }

    private void PowerUp()
    {
        ReportsByItself = true;
        Wake();
    }

    private void Wake()
    {
        IsAwake = true;
        _awakeSinceMs = _clock.UptimeMs;
        _nextReportMs = _awakeSinceMs + StableMs;
    }

    private void Obey()
    {
        bool isCommand = _command[1] == SecondStart && BinaryPrimitives.ReadUInt16BigEndian(_command.AsSpan(5)) == Sum(_command.AsSpan(0, 5));
        bool one = _command[4] == 1;
        if (!HasPower() || !isCommand || (!IsAwake && !(_command[2] == SleepCommand && one)))
        {
            return;
        }

        ReportUntilNow();
        switch (_command[2])
        {
            case ModeCommand:
                ReportsByItself = one;
                _nextReportMs = _clock.UptimeMs + StableMs;
                Acknowledge();
                break;
            case ReadCommand when !ReportsByItself:
                Measure(_clock.UptimeMs + AnswerMs);
                break;
            case SleepCommand when !one:
                IsAwake = false;
                Acknowledge();
                break;
            case SleepCommand when !IsAwake:
                Wake();
                break;
        }
    }

    // Reports are made up when someone looks, each at its own time.
    private void ReportUntilNow()
    {
        if (!IsAwake || !ReportsByItself || !HasPower())
        {
            _nextReportMs = Math.Max(_nextReportMs, _clock.UptimeMs);
            return;
        }

        // Only so many fit into the receive buffer; those that find it full are not even computed.
        for (int reports = 0; _nextReportMs <= _clock.UptimeMs && reports <= VirtualUartLine.Capacity / MeasurementLength; reports++)
        {
            Measure(_nextReportMs);
            _nextReportMs += IntervalMs();
        }

        // The part keeps its rhythm whether or not anybody reads.
        long behindMs = Math.Max(0, _clock.UptimeMs - _nextReportMs);
        _nextReportMs += (behindMs + StableMs - 1) / StableMs * StableMs;
    }

    private int IntervalMs()
    {
        double pm25 = _dust.Pm25 ?? 0;
        bool isChanging = Math.Abs(pm25 - _lastPm25) > BigChange;
        _lastPm25 = pm25;
        return isChanging ? SlowestFastMs - (int)((SlowestFastMs - FastestMs) * Math.Min(1, pm25 / EffectiveRange)) : StableMs;
    }

    private void Acknowledge()
    {
        Span<byte> answer = [FirstStart, SecondStart, 0, 4, _command[2], _command[4], 0, 0];
        BinaryPrimitives.WriteUInt16BigEndian(answer[6..], Sum(answer[..6]));
        _line.Write(answer, _clock.UptimeMs + AnswerMs);
    }

    private void Measure(long uptimeMs)
    {
        if (!_fault.Includes(PartFault.Stuck) || _measurement[0] == 0)
        {
            Fill(Math.Clamp((uptimeMs - _awakeSinceMs) / FanMs, 0, 1));
        }

        Span<byte> sent = stackalloc byte[MeasurementLength];
        _measurement.CopyTo(sent);
        if (_fault.Includes(PartFault.MeasuresNothing))
        {
            sent[4..30].Clear();
        }

        if (_fault.Includes(PartFault.OutOfRange))
        {
            sent[4..16].Fill(0xff);
        }

        BinaryPrimitives.WriteUInt16BigEndian(sent[30..], Sum(sent[..30]));
        if (_fault.Includes(PartFault.WrongChecksum))
        {
            sent[31] ^= 1;
        }

        _line.Write(_fault.Includes(PartFault.Truncated) ? sent[..29] : sent, uptimeMs);
    }

    // Thirteen words: concentrations in a test chamber and in the atmosphere, six counts in 0.1 L, one that is reserved.
    private void Fill(double filled)
    {
        double air = (_dust.Pm25 ?? 0) * filled;
        int fine = Concentration(air);
        int coarse = Math.Max(fine, Concentration((_dust.Pm10 ?? 0) * filled));
        int finest = (int)(0.7 * fine);
        double grains = filled * (60 + (180 * air) + Noise(8 + (4 * air)));
        _measurement[0] = FirstStart;
        _measurement[1] = SecondStart;
        ReadOnlySpan<int> words =
        [
            MeasurementLength - 4, InChamber(finest), InChamber(fine), InChamber(coarse), finest, fine, coarse,
            ToWord(grains), ToWord((0.3 * grains) + (filled * Noise(3))), ToWord(0.05 * grains), ToWord(0.004 * grains), ToWord(0.001 * grains), ToWord(0.0004 * grains), 0,
        ];
        for (int i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(_measurement.AsSpan(2 + (2 * i)), (ushort)words[i]);
        }
    }

    private static int InChamber(int inAtmosphere)
    {
        return inAtmosphere <= SameUntil ? inAtmosphere : ToWord(SameUntil + ((inAtmosphere - SameUntil) * 1.5));
    }

    // The manual allows 10 ug/m3 below 100 and 10 % above; from one report to the next a part wanders far less.
    private int Concentration(double value)
    {
        return ToWord(value + Noise(0.3 + (0.02 * value)));
    }

    private double Noise(double deviation)
    {
        return _noise is null ? 0 : _noise.NextGaussian() * deviation;
    }
}
