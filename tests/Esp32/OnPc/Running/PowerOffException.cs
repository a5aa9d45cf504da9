using System;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>Power is off: no thread of the box goes on.</summary>
    public sealed class PowerOffException : Exception
    {
    }
}
