namespace EdgeNode.Contracts
{
    /// <summary>The voltage at one input pin.</summary>
    public interface IAnalogInput
    {
        /// <summary>Samples the pin once.</summary>
        /// <param name="millivolts">Voltage in mV, 0 to 3300; 0 when false is returned.</param>
        /// <returns>False when the converter gave no sample.</returns>
        bool TryReadMillivolts(out int millivolts);
    }
}
