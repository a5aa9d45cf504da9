namespace System.Device.I2c
{
    internal enum I2cTransferStatus
    {
        FullTransfer = 1,
        ClockStretchTimeout = 2,
        PartialTransfer = 3,
        SlaveAddressNotAcknowledged = 4,
        UnknownError = 0,
    }
}
