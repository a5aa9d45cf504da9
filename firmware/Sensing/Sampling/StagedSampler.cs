namespace EdgeNode.Sensing
{
    /// <summary>
    /// A sensor of which a reading takes several stages with waits between them. Each stage does its work and says when the next one is
    /// due, so that nothing here waits.
    /// </summary>
    public abstract class StagedSampler : ISampledSensor
    {
        private readonly QuantitySet _asked;
        private long _stageDueMs;

        /// <summary>Makes a sampler.</summary>
        /// <param name="periodMs">Distance of two readings in ms.</param>
        /// <param name="firstDueMs">Uptime in ms at which the first stage is due.</param>
        /// <param name="asked">What of the part is handed on.</param>
        protected StagedSampler(int periodMs, long firstDueMs, QuantitySet asked)
        {
            Grid = new SamplingGrid(periodMs);
            _stageDueMs = firstDueMs;
            _asked = asked;
        }

        /// <inheritdoc/>
        public int ErrorCount { get; private set; }

        /// <summary>The times at which readings are due.</summary>
        protected SamplingGrid Grid { get; }

        /// <inheritdoc/>
        public int Step(long uptimeMs, IReadingSink sink)
        {
            if (uptimeMs >= _stageDueMs)
            {
                _stageDueMs = Run(uptimeMs, sink);
            }

            return (int)(_stageDueMs - uptimeMs);
        }

        /// <summary>Does what the stage wants.</summary>
        /// <returns>The uptime in ms at which the next stage is due, which lies in the future.</returns>
        protected abstract long Run(long uptimeMs, IReadingSink sink);

        /// <summary>Gives up the reading under way and begins again with the first stage.</summary>
        /// <returns>The uptime in ms at which the first stage is due, which lies in the future.</returns>
        protected abstract long StartOver(long uptimeMs);

        /// <summary>Counts a reading that failed, and starts over.</summary>
        /// <returns>As <see cref="StartOver"/>.</returns>
        protected long Fail(long uptimeMs)
        {
            CountError();
            return StartOver(uptimeMs);
        }

        /// <summary>The first time of the grid that lies after <paramref name="uptimeMs"/>; those that have passed are left out.</summary>
        protected long NextPeriod(long uptimeMs)
        {
            if (Grid.IsDue(uptimeMs))
            {
                Grid.MoveBeyond(uptimeMs);
            }

            return Grid.NextMs;
        }

        /// <summary>Counts a reading that failed.</summary>
        protected void CountError()
        {
            ErrorCount++;
        }

        /// <summary>Whether readings of a quantity are handed on.</summary>
        protected bool IsAsked(Quantity quantity)
        {
            return _asked.Has(quantity);
        }

        /// <summary>Hands a reading on, if it is asked for.</summary>
        protected void Give(IReadingSink sink, Quantity quantity, int value)
        {
            if (IsAsked(quantity))
            {
                sink.Accept(new Reading(quantity, value));
            }
        }

        /// <summary>A wanted time, or the next millisecond where it has passed.</summary>
        protected static long InFuture(long wantedMs, long uptimeMs)
        {
            return wantedMs > uptimeMs ? wantedMs : uptimeMs + 1;
        }
    }
}
