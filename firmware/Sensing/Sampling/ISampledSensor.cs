namespace EdgeNode.Sensing
{
    /// <summary>A sensor that is asked at fixed times, whatever it measures.</summary>
    public interface ISampledSensor
    {
        /// <summary>Readings that failed since power-on: no answer, a wrong checksum, a value that only a broken part gives, or stuck.</summary>
        int ErrorCount { get; }

        /// <summary>Does what is due at <paramref name="uptimeMs"/>; readings go to <paramref name="sink"/>. Never throws for what a part does.</summary>
        /// <returns>Milliseconds until the sensor next wants to run, at least 1.</returns>
        int Step(long uptimeMs, IReadingSink sink);
    }
}
