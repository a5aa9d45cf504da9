namespace EdgeNode.Privacy.Tests;

/// <summary>The sampled parts of the box.</summary>
internal enum FittedPart
{
    SoundMeter,
    ParticulateSensor,
    Co2Sensor,
    ClimateSensor,
}
