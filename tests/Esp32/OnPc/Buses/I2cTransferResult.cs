namespace System.Device.I2c
{
    internal readonly struct I2cTransferResult
    {
        public I2cTransferResult(I2cTransferStatus status)
        {
            Status = status;
        }

        public I2cTransferStatus Status { get; }
    }
}
