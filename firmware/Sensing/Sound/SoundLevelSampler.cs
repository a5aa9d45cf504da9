using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>One sound level each second.</summary>
    public sealed class SoundLevelSampler : ISampledSensor
    {
        private readonly SoundLevelMeter _meter;
        private readonly SamplingGrid _grid = new SamplingGrid(QuantityTable.Of(Quantity.SoundLevel).PeriodMs);

        /// <summary>Makes a sampler, due at once.</summary>
        /// <param name="input">The pin that the meter's output is on.</param>
        public SoundLevelSampler(IAnalogInput input)
        {
            _meter = new SoundLevelMeter(input);
        }

        /// <inheritdoc/>
        public int ErrorCount { get; private set; }

        /// <inheritdoc/>
        public int Step(long uptimeMs, IReadingSink sink)
        {
            if (_grid.IsDue(uptimeMs))
            {
                if (_meter.TryRead(out int levelTenthDb))
                {
                    sink.Accept(new Reading(Quantity.SoundLevel, levelTenthDb));
                }
                else
                {
                    ErrorCount++;
                }

                _grid.MoveBeyond(uptimeMs);
            }

            return (int)(_grid.NextMs - uptimeMs);
        }
    }
}
