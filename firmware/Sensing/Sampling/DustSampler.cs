namespace EdgeNode.Sensing
{
    /// <summary>
    /// One reading of PM2.5 and one of PM10 every five minutes, by a part whose fan and laser wear out and are off between two readings:
    /// wake, warm up, read, sleep.
    /// </summary>
    public abstract class DustSampler : StagedSampler
    {
        // The part takes a moment to listen after it was woken.
        private const int SettleMs = 1000;

        private readonly int _warmUpMs;
        private bool _isAwake;

        /// <summary>Makes a sampler, due at once.</summary>
        /// <param name="warmUpMs">How long fan and laser must run before a value is good, in ms.</param>
        /// <param name="asked">What of the part is handed on.</param>
        protected DustSampler(int warmUpMs, QuantitySet asked)
            : base(QuantityTable.Of(Quantity.Pm25).PeriodMs, firstDueMs: 0, asked)
        {
            _warmUpMs = warmUpMs;
        }

        /// <summary>Uptime in ms from which on values are good.</summary>
        protected long WarmMs { get; private set; }

        /// <inheritdoc/>
        protected sealed override long Run(long uptimeMs, IReadingSink sink)
        {
            if (_isAwake)
            {
                return RunAwake(uptimeMs, sink);
            }

            if (!Grid.IsDue(uptimeMs))
            {
                return Grid.NextMs;
            }

            Grid.MoveBeyond(uptimeMs);
            if (!TryWake())
            {
                return Fail(uptimeMs);
            }

            WarmMs = uptimeMs + _warmUpMs;
            _isAwake = true;
            return uptimeMs + SettleMs;
        }

        /// <inheritdoc/>
        protected sealed override long StartOver(long uptimeMs)
        {
            Sleep();
            _isAwake = false;
            return InFuture(Grid.NextMs, uptimeMs);
        }

        /// <summary>Switches fan and laser on and begins with the first stage.</summary>
        /// <returns>False when the port cannot send.</returns>
        protected abstract bool TryWake();

        /// <summary>Switches fan and laser off. A command that is lost costs laser hours only: the part wakes again in any case.</summary>
        protected abstract void Sleep();

        /// <summary>Does what the stage wants, from a second after the waking on.</summary>
        /// <returns>The uptime in ms at which the next stage is due, which lies in the future.</returns>
        protected abstract long RunAwake(long uptimeMs, IReadingSink sink);

        /// <summary>Hands both values on.</summary>
        protected void Give(IReadingSink sink, int pm25Tenth, int pm10Tenth)
        {
            Give(sink, Quantity.Pm25, pm25Tenth);
            Give(sink, Quantity.Pm10, pm10Tenth);
        }
    }
}
