namespace System.Device.I2c
{
    internal enum I2cBusSpeed
    {
        StandardMode = 0,
    }
}
