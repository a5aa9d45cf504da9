using System.Buffers.Binary;

namespace EdgeNode.Virtual;

/// <content>What the part is and keeps: told and taken while it is idle, at 1 ms a command.</content>
public sealed partial class VirtualScd41
{
    private const int PersistMs = 800;
    private const int SetMs = 1;
    private const ushort GreatestAltitudeM = 3000;

    private Scd41Settings _stored = Scd41Settings.Factory;
    private Scd41Settings _settings;

    /// <summary>
    /// Answer to <c>get_sensor_variant</c>, whose four highest bits are 0 in an SCD40, 1 in an SCD41 and 5 in an SCD43; null in
    /// a part too old to know that question, which does not know the target of self-calibration either.
    /// </summary>
    public ushort? Variant { get; init; } = 0x1440;

    /// <summary>What the EEPROM holds; the part works by it from the next power-on or, where it is set at the beginning, at once.</summary>
    public Scd41Settings Stored
    {
        get => _stored;
        init => _settings = _stored = value;
    }

    /// <summary>What the part works by at present.</summary>
    public Scd41Settings Settings => _settings;

    /// <summary>How often the EEPROM was written. It bears 2,000 times (section 3.9.1).</summary>
    public int Persists { get; private set; }

    /// <summary>How often a setting was taken.</summary>
    public int Sets { get; private set; }

    /// <summary>Altitude in m at which the part really is.</summary>
    public double TrueAltitudeM { get; set; }

    private bool TryTell(ushort command)
    {
        ushort? word = command switch
        {
            0x202f => Variant,
            0x2313 => _settings.SelfCalibration,
            0x2322 => _settings.AltitudeM,
            0x233f when Variant is not null => _settings.SelfCalibrationTarget,
            _ => null,
        };
        if (IsMeasuring)
        {
            return false;
        }

        if (command == 0x3615)
        {
            Persists++;
            _stored = _settings;
            _deafUntilMs = _clock.UptimeMs + PersistMs;
            return true;
        }

        if (word is null)
        {
            return false;
        }

        Answer(word.Value);
        return true;
    }

    private bool TrySet(ushort command, ReadOnlySpan<byte> data)
    {
        if (IsMeasuring || data.Length != WordLength || Crc(data[..2]) != data[2])
        {
            return false;
        }

        ushort word = BinaryPrimitives.ReadUInt16BigEndian(data);
        Scd41Settings? changed = command switch
        {
            0x2416 when word <= 1 => _settings with { SelfCalibration = word },
            0x2427 when word <= GreatestAltitudeM => _settings with { AltitudeM = word },
            0x243a when Variant is not null => _settings with { SelfCalibrationTarget = word },
            _ => null,
        };
        if (changed is null)
        {
            return false;
        }

        Sets++;
        _settings = changed.Value;
        _deafUntilMs = _clock.UptimeMs + SetMs;
        return true;
    }

    // The light that CO2 takes away grows with the molecules in the cell, so with the pressure; the part divides by the one
    // that it takes for granted at its altitude (international standard atmosphere).
    private double Compensated(double co2Ppm)
    {
        return co2Ppm * PressureAt(TrueAltitudeM) / PressureAt(_settings.AltitudeM);
    }

    private static double PressureAt(double altitudeM)
    {
        return Math.Pow(1 - (2.25577e-5 * altitudeM), 5.25588);
    }
}
