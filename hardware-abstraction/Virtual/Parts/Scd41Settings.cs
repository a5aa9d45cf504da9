namespace EdgeNode.Virtual;

/// <summary>What an SCD4x keeps in its EEPROM and uses from its RAM (SCD4x datasheet 1.3, sections 3.6 and 3.7).</summary>
/// <param name="AltitudeM">Altitude in m by which CO2 is compensated.</param>
/// <param name="SelfCalibration">1 while automatic self-calibration is on.</param>
/// <param name="SelfCalibrationTarget">CO2 in ppm of the freshest air, as self-calibration takes it.</param>
public readonly record struct Scd41Settings(ushort AltitudeM, ushort SelfCalibration, ushort SelfCalibrationTarget)
{
    /// <summary>As parts leave the factory.</summary>
    public static Scd41Settings Factory { get; } = new(0, 1, 400);
}
