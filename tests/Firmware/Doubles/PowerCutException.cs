using System;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>The power is gone: whatever runs, ends here. The test starts the firmware anew on the same store.</summary>
    public sealed class PowerCutException : Exception
    {
    }
}
