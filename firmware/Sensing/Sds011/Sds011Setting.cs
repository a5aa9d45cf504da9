namespace EdgeNode.Sensing
{
    /// <summary>
    /// What an SDS011 keeps without power (Laser Dust Sensor Control Protocol V1.3). Each write wears the memory behind it,
    /// so a setting is asked for first.
    /// </summary>
    public enum Sds011Setting
    {
        /// <summary>0: report each second; 1: speak when asked (section 1). 0 in a new part.</summary>
        ReportingMode = 2,

        /// <summary>0: work without pause; 1 to 30: every so many minutes for 30 s (section 5). 0 in a new part.</summary>
        WorkingPeriod = 8,
    }
}
