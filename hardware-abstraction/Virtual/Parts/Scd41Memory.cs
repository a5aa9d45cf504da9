namespace EdgeNode.Virtual;

/// <summary>What an SCD4x is and keeps, by the commands that ask and set it (SCD4x datasheet 1.3, sections 3.6, 3.7 and 3.9).</summary>
internal sealed class Scd41Memory
{
    private const ushort GreatestAltitudeM = 3000;

    private Scd41Settings _stored = Scd41Settings.Factory;

    /// <summary>The kind of part; null in one too old to tell, which does not know the target of self-calibration either.</summary>
    public ushort? Variant { get; set; } = 0x1440;

    /// <summary>What the EEPROM holds. Setting it is the factory's affair: the part works by it at once.</summary>
    public Scd41Settings Stored
    {
        get => _stored;
        set => Current = _stored = value;
    }

    /// <summary>What the RAM holds, by which the part works.</summary>
    public Scd41Settings Current { get; private set; } = Scd41Settings.Factory;

    /// <summary>How often the EEPROM was written.</summary>
    public int Persists { get; private set; }

    /// <summary>How often a setting was taken.</summary>
    public int Sets { get; private set; }

    /// <summary>Forgets what was not persisted.</summary>
    public void PowerUp()
    {
        Current = _stored;
    }

    /// <summary>Keeps what the RAM holds.</summary>
    public void Persist()
    {
        Persists++;
        _stored = Current;
    }

    /// <summary>The word that a command asks for; null when no command of that number asks for one.</summary>
    public ushort? Tell(ushort command)
    {
        return command switch
        {
            0x202f => Variant,
            0x2313 => Current.SelfCalibration,
            0x2322 => Current.AltitudeM,
            0x233f when Variant is not null => Current.SelfCalibrationTarget,
            _ => null,
        };
    }

    /// <summary>Takes the word that follows a command.</summary>
    /// <returns>False when the part has no such command, or the word is beyond its range.</returns>
    public bool TryTake(ushort command, ushort word)
    {
        Scd41Settings? changed = command switch
        {
            0x2416 when word <= 1 => Current with { SelfCalibration = word },
            0x2427 when word <= GreatestAltitudeM => Current with { AltitudeM = word },
            0x243a when Variant is not null => Current with { SelfCalibrationTarget = word },
            _ => null,
        };
        if (changed is null)
        {
            return false;
        }

        Sets++;
        Current = changed.Value;
        return true;
    }
}
