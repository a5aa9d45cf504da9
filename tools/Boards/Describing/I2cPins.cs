namespace EdgeNode.Boards;

/// <summary>An I2C bus and its pins.</summary>
/// <param name="Bus">Bus as nanoFramework numbers it, <c>I2C1</c> or <c>I2C2</c>.</param>
/// <param name="SdaPin">GPIO of the data line.</param>
/// <param name="SclPin">GPIO of the clock line.</param>
public sealed record I2cPins(string Bus, int SdaPin, int SclPin);
