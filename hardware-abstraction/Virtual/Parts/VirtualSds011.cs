using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A Nova Fitness SDS011 as its UART sees it (Laser Dust Sensor Control Protocol V1.3): commands of 19 bytes, answers of 10,
/// at 9600 baud. It leaves its factory reporting each second; asleep it hears nothing but the call to work, and for half a
/// minute after waking its values are too low, because the fan has not filled the chamber yet. With a working period the fan
/// runs for the first half minute of each period only, and the part says the latest values until the next.
/// </summary>
public sealed class VirtualSds011 : IVirtualPart, IVirtualSerialPart
{
    private const int CommandLength = 19;
    private const int AnswerLength = 10;
    private const byte Head = 0xaa;
    private const byte Tail = 0xab;
    private const byte CommandId = 0xb4;
    private const byte SettingAnswer = 0xc5;
    private const byte MeasurementAnswer = 0xc0;
    private const byte ModeCommand = 2;
    private const byte QueryCommand = 4;
    private const byte WorkCommand = 6;
    private const byte PeriodCommand = 8;
    private const int ReportMs = 1000;
    private const double FanMs = 30_000;
    private const int SettingDelayMs = 30;

    private static readonly byte[] Device = [0xa1, 0x60];

    private readonly IClock _clock;
    private readonly SeededRandom? _noise;
    private readonly DustPair _dust;
    private readonly VirtualUartLine _line = new();
    private readonly byte[] _command = new byte[CommandLength];
    private readonly byte[] _answer = new byte[AnswerLength];

    private PartFault _fault;
    private int _commandLength;
    private long _workingSinceMs;
    private long _periodsSinceMs;
    private long _nextReportMs;
    private int _latestPm25;
    private int _latestPm10;

    /// <summary>Makes a part that gets its power now.</summary>
    /// <param name="clock">Time.</param>
    /// <param name="noise">The part's own noise and delays; null for a part without.</param>
    /// <param name="pm25">PM2.5 in ug/m3; while it is null, PM10 divided by 1.6.</param>
    /// <param name="pm10">PM10 in ug/m3; while it is null or unless given, 1.6 times PM2.5. While both are null, the part is unplugged.</param>
    public VirtualSds011(IClock clock, SeededRandom? noise, Func<double?> pm25, Func<double?>? pm10 = null)
    {
        _clock = clock;
        _noise = noise;
        _dust = new DustPair(pm25, pm10);
        StartWorking();
    }

    /// <summary>What is wrong with the part.</summary>
    public PartFault Fault
    {
        get => _fault;
        set
        {
            if (_fault.Includes(PartFault.Unplugged) && !value.Includes(PartFault.Unplugged))
            {
                StartWorking();
            }

            _fault = value;
        }
    }

    /// <summary>Whether fan and laser are on.</summary>
    public bool IsWorking { get; private set; } = true;

    /// <summary>Whether the part reports each second without being asked. It keeps this without power.</summary>
    public bool ReportsByItself { get; set; } = true;

    /// <summary>Working period in minutes, 1 to 30; 0 where the part works without pause. It keeps this without power.</summary>
    public int WorkingPeriod { get; set; }

    /// <summary>How often a setting was written to the memory that keeps it without power.</summary>
    public int SettingWrites { get; private set; }

    /// <summary>Whether the part answers a write of a setting, but keeps the setting that it has.</summary>
    public bool KeepsItsSettings { get; init; }

    /// <inheritdoc/>
    public void Receive(ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            // A command starts with its head; whatever else comes before it is noise.
            if (_commandLength > 0 || value == Head)
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

    private bool HasPower()
    {
        return !_fault.Includes(PartFault.Unplugged) && _dust.Pm25 is not null;
    }

    private void StartWorking()
    {
        IsWorking = true;
        _workingSinceMs = _periodsSinceMs = _clock.UptimeMs;
        _nextReportMs = _workingSinceMs + ReportMs;
    }

    private void Obey()
    {
        byte sum = 0;
        foreach (byte value in _command.AsSpan(2, 15))
        {
            sum += value;
        }

        bool isForMe = (_command[15], _command[16]) is (0xff, 0xff) || _command.AsSpan(15, 2).SequenceEqual(Device);
        if (!HasPower() || _command[1] != CommandId || _command[17] != sum || _command[18] != Tail || !isForMe)
        {
            return;
        }

        bool isSet = _command[3] == 1;
        bool one = _command[4] == 1;
        bool isCallToWork = _command[2] == WorkCommand && isSet && one;
        if (!IsWorking && !isCallToWork)
        {
            return;
        }

        ReportUntilNow();
        switch (_command[2])
        {
            case ModeCommand:
                SettingWrites += isSet ? 1 : 0;
                ReportsByItself = isSet && !KeepsItsSettings ? !one : ReportsByItself;
                _nextReportMs = _clock.UptimeMs + ReportMs;
                AnswerSetting(isSet, ReportsByItself ? 0 : 1, isSet ? Delay() : SettingDelayMs);
                break;
            case PeriodCommand:
                SettingWrites += isSet ? 1 : 0;
                WorkingPeriod = isSet && !KeepsItsSettings && _command[4] <= 30 ? _command[4] : WorkingPeriod;
                AnswerSetting(isSet, WorkingPeriod, SettingDelayMs);
                break;
            case QueryCommand:
                AnswerMeasurement(_clock.UptimeMs + Delay());
                break;
            case WorkCommand:
                SetWorking(isSet ? one : IsWorking);
                AnswerSetting(isSet, IsWorking ? 1 : 0, Delay());
                break;
        }
    }

    private void SetWorking(bool working)
    {
        if (working && !IsWorking)
        {
            StartWorking();
        }

        IsWorking = working;
    }

    // Reports are made up when someone looks, each at its own second.
    private void ReportUntilNow()
    {
        if (!IsWorking || !ReportsByItself || !HasPower())
        {
            _nextReportMs = Math.Max(_nextReportMs, _clock.UptimeMs);
            return;
        }

        // Only so many fit into the receive buffer; older ones are not even computed.
        long behind = (_clock.UptimeMs - _nextReportMs) / ReportMs;
        _nextReportMs += Math.Max(0, behind - VirtualUartLine.Capacity) * ReportMs;
        while (_nextReportMs <= _clock.UptimeMs)
        {
            AnswerMeasurement(_nextReportMs);
            _nextReportMs += ReportMs;
        }
    }

    private int Delay()
    {
        // Nineteen bytes take 20 ms on the wire; then the part takes a moment of its own.
        return 25 + (_noise?.NextInt(20) ?? 0);
    }

    private void AnswerSetting(bool isSet, int value, int delayMs)
    {
        _answer[1] = SettingAnswer;
        _answer[2] = _command[2];
        _answer[3] = (byte)(isSet ? 1 : 0);
        _answer[4] = (byte)value;
        _answer[5] = 0;
        SendAnswer(_clock.UptimeMs + delayMs);
    }

    private void AnswerMeasurement(long uptimeMs)
    {
        double fanMs = FanRunsMs(uptimeMs);
        if (!_fault.Includes(PartFault.Stuck) && fanMs >= 0)
        {
            double filled = Math.Min(1, fanMs / FanMs);
            _latestPm25 = Tenths((_dust.Pm25 ?? 0) * filled);
            int pm10 = Tenths((_dust.Pm10 ?? 0) * filled);

            // PM10 counts what PM2.5 does, and in air with any particles more than none.
            _latestPm10 = Math.Max(Math.Max(pm10, _latestPm25), _dust.Pm10 > 0 && fanMs > 0 ? 1 : 0);
        }

        if (_fault.Includes(PartFault.MeasuresNothing))
        {
            _latestPm25 = _latestPm10 = 0;
        }

        int pm25 = _fault.Includes(PartFault.OutOfRange) ? 0xffff : _latestPm25;
        _answer[1] = MeasurementAnswer;
        _answer[2] = (byte)pm25;
        _answer[3] = (byte)(pm25 >> 8);
        _answer[4] = (byte)_latestPm10;
        _answer[5] = (byte)(_latestPm10 >> 8);
        SendAnswer(uptimeMs);
    }

    // How long the fan has run without pause, in ms; -1 while it rests.
    private double FanRunsMs(long uptimeMs)
    {
        if (WorkingPeriod == 0)
        {
            return uptimeMs - _workingSinceMs;
        }

        long phaseMs = (_clock.UptimeMs - _periodsSinceMs) % (WorkingPeriod * 60_000L);
        return phaseMs <= FanMs ? phaseMs : -1;
    }

    private void SendAnswer(long uptimeMs)
    {
        _answer[0] = Head;
        Device.CopyTo(_answer, 6);
        _answer[8] = 0;
        foreach (byte value in _answer.AsSpan(2, 6))
        {
            _answer[8] += value;
        }

        if (_fault.Includes(PartFault.WrongChecksum))
        {
            _answer[8] ^= 1;
        }

        _answer[9] = Tail;
        _line.Write(_answer.AsSpan(0, _fault.Includes(PartFault.Truncated) ? AnswerLength - 3 : AnswerLength), uptimeMs);
    }

    // The datasheet allows 15 % and 10 ug/m3; from one second to the next a part wanders far less.
    private int Tenths(double value)
    {
        double noise = _noise is null ? 0 : _noise.NextGaussian() * (0.2 + (0.02 * value));
        return (int)Math.Clamp(Math.Round((value + noise) * 10), 0, 9999);
    }
}
