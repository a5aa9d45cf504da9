using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Summaries;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// The only door between what sensors see and what may leave: rises and readings go in, and at the end of each slot
    /// the bucket indices of the windows that close come out.
    /// </summary>
    public sealed class SlotBlurrer : IReadingSink
    {
        private const int MsPerSecond = 1000;

        private readonly IClock _clock;
        private readonly TestedNoise _noise;
        private readonly ChannelPolicy[] _channels;
        private readonly int _slotSeconds;

        // One for each channel, in policy order.
        private readonly IBucketWindow[] _windows;
        private readonly long[] _openedMs;
        private readonly bool[] _isClosing;
        private readonly int[] _buckets;

        // By quantity; null where no channel asks for it.
        private readonly MeasuredWindow[] _measured = new MeasuredWindow[QuantityTable.Count];

        private readonly SummaryBody _body = new SummaryBody();
        private bool _hasBegun;
        private bool _isAbsent;
        private long _slotStartMs;

        /// <summary>Makes a blurrer. Nothing is open until <see cref="Begin"/>.</summary>
        /// <param name="policy">The policy in force.</param>
        /// <param name="clock">Uptime, and UTC once it is trusted.</param>
        /// <param name="entropy">The hardware's random source, untested: the health tests stand in here.</param>
        public SlotBlurrer(Policy policy, IClock clock, IEntropy entropy)
        {
            _clock = clock;
            _noise = new TestedNoise(entropy);
            _channels = policy.Channels;
            _slotSeconds = policy.SlotSeconds;
            _windows = new IBucketWindow[_channels.Length];
            _openedMs = new long[_channels.Length];
            _isClosing = new bool[_channels.Length];
            _buckets = new int[_channels.Length];

            for (int i = 0; i < _channels.Length; i++)
            {
                if (_channels[i].IsCounted)
                {
                    _windows[i] = new CountedWindow(_channels[i], _noise);
                }
                else
                {
                    MeasuredWindow measured = MeasuredWindowOf(_channels[i]);
                    _windows[i] = measured;
                    _measured[(int)ChannelFeeds.Of(_channels[i].Kind).Quantity] = measured;
                }
            }
        }

        /// <summary>Says that a passage sensor is fitted for a counted channel, and gives the sink that its rises go to.</summary>
        /// <param name="channel">The channel's name in the policy.</param>
        /// <returns>Null when the policy has no counted channel of that name; then the rises must go nowhere.</returns>
        /// <remarks>Called before <see cref="Begin"/>; called later, it takes effect with the channel's next window.</remarks>
        public IEdgeSink FitPassageSensor(string channel)
        {
            for (int i = 0; i < _channels.Length; i++)
            {
                if (_windows[i] is CountedWindow counted && _channels[i].Name == channel)
                {
                    counted.Fit();
                    return counted;
                }
            }

            return null;
        }

        /// <summary>Opens the first slot and all windows at the present uptime. Called once.</summary>
        /// <exception cref="InvariantException">It was called before: what the windows hold would be lost or told twice.</exception>
        public void Begin()
        {
            BeginSlots();
            for (int i = 0; i < _windows.Length; i++)
            {
                _windows[i].Open(_slotStartMs);
            }
        }

        /// <summary>Opens the first slot and no window, in place of <see cref="Begin"/>: whatever a slot's end has to tell is absent.</summary>
        /// <exception cref="InvariantException">One of the two was called before.</exception>
        public void BeginAbsent()
        {
            BeginSlots();
            _isAbsent = true;
        }

        /// <inheritdoc/>
        /// <remarks>A quantity that no channel asks for goes nowhere, nor does anything after <see cref="BeginAbsent"/>.</remarks>
        public void Accept(Reading reading)
        {
            int quantity = (int)reading.Quantity;
            if (!_isAbsent && quantity >= 0 && quantity < _measured.Length && _measured[quantity] != null)
            {
                _measured[quantity].Fold(reading.Value);
            }
        }

        /// <summary>Milliseconds until the running slot wants to be closed, at least 0. The clock may be set meanwhile: ask again every now and then.</summary>
        public int MsToSlotEnd()
        {
            long uptimeMs = _clock.UptimeMs;
            bool isTrusted = _clock.TryGetUtcMs(out long utcMs);
            long leftMs = SlotEndMs(isTrusted, utcMs - uptimeMs) - uptimeMs;
            return leftMs > 0 ? (int)leftMs : 0;
        }

        /// <summary>Closes the running slot when it is due, releases each window that ends with it, once, and opens the next.</summary>
        /// <param name="body">The slot's result, valid until the next call; null when false is returned.</param>
        /// <returns>False when the slot is not due, or before <see cref="Begin"/>.</returns>
        public bool TryCloseSlot(out SummaryBody body)
        {
            body = null;
            long nowMs = _clock.UptimeMs;
            bool isTrusted = _clock.TryGetUtcMs(out long utcMs);
            if (!_hasBegun || nowMs < SlotEndMs(isTrusted, utcMs - nowMs))
            {
                return false;
            }

            CloseWindows(nowMs, isTrusted, utcMs);
            FillBody(nowMs, isTrusted, utcMs);
            _slotStartMs = nowMs;
            body = _body;
            return true;
        }

        private void BeginSlots()
        {
            Invariant.Demand(!_hasBegun);
            _hasBegun = true;
            _slotStartMs = _clock.UptimeMs;
            for (int i = 0; i < _openedMs.Length; i++)
            {
                _openedMs[i] = _slotStartMs;
            }
        }

        private static MeasuredWindow MeasuredWindowOf(ChannelPolicy channel)
        {
            switch (channel.Statistic)
            {
                case ChannelStatistic.L50:
                    return new MedianLevelWindow(channel);
                case ChannelStatistic.Leq:
                    return new EquivalentLevelWindow(channel);
                default:
                    return new MeanWindow(channel);
            }
        }

        private static long RoundedSeconds(long ms)
        {
            return (ms + (MsPerSecond / 2)) / MsPerSecond;
        }

        private long SlotEndMs(bool isTrusted, long utcLeadMs)
        {
            long slotMs = (long)_slotSeconds * MsPerSecond;
            return isTrusted ? SlotEnd.Aligned(_slotStartMs, slotMs, utcLeadMs) : SlotEnd.Unaligned(_slotStartMs, slotMs);
        }

        private void CloseWindows(long nowMs, bool isTrusted, long utcMs)
        {
            for (int i = 0; i < _windows.Length; i++)
            {
                _isClosing[i] = IsWindowDue(i, nowMs, isTrusted, utcMs);
                if (_isClosing[i])
                {
                    // Open since the end of a slot before this one: a window never tells of two slots what one alone did.
                    Invariant.Demand(_openedMs[i] <= _slotStartMs);
                    _buckets[i] = _isAbsent ? SummaryBody.Absent : _windows[i].CloseAndOpen(nowMs);
                    _openedMs[i] = nowMs;
                }
            }
        }

        private bool IsWindowDue(int channel, long nowMs, bool isTrusted, long utcMs)
        {
            long windowMs = (long)_channels[channel].WindowSeconds * MsPerSecond;
            long openMs = nowMs - _openedMs[channel];
            return isTrusted ? WindowEnd.IsDueAligned(openMs, utcMs, windowMs) : WindowEnd.IsDueUnaligned(openMs, windowMs);
        }

        private void FillBody(long nowMs, bool isTrusted, long utcMs)
        {
            long lengthMs = nowMs - _slotStartMs;
            long startUtcSeconds = RoundedSeconds(utcMs - lengthMs);

            // A start that no summary can hold would keep this slot, and each one after it, from being committed.
            bool hasStart = isTrusted && utcMs >= lengthMs && startUtcSeconds <= SummaryText.GreatestStartUtcSeconds;
            _body.Clear();
            _body.StartUtcSeconds = hasStart ? startUtcSeconds : SummaryBody.NoTime;
            _body.UpSeconds = _slotStartMs / MsPerSecond;
            _body.LengthSeconds = (int)RoundedSeconds(lengthMs);
            Invariant.Demand(lengthMs > 0);
            for (int i = 0; i < _windows.Length; i++)
            {
                if (_isClosing[i])
                {
                    // A draw of this very close may be the one that showed the source as broken: all counts of the body are then in doubt.
                    bool isInDoubt = _channels[i].IsCounted && _noise.HasFailed;
                    _body.Add(_channels[i].Name, isInDoubt ? SummaryBody.Absent : _buckets[i]);
                }
            }
        }
    }
}
