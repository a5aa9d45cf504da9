using System;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>
    /// The runtime's own SNTP client, as its source has it (esp-lwip, sntp.c, with the options of nf-interpreter's
    /// lwip_sntp_default_options.h; targetHAL_Network.cpp): it starts at an address and not before it has its servers' names from
    /// there; started without them it waits, longer each time; and what it hears becomes the chip's clock.
    /// </summary>
    public sealed class RuntimeSntp
    {
        private const int StartUpMs = 2000;
        private const int RetryMs = 900_000;
        private const int UpdateMs = 3_600_000;
        private const int AnswerMs = 300;

        // SNTP_RETRY_TIMEOUT_MAX: ten times the first.
        private const int GreatestRetryMs = 10 * RetryMs;

        private readonly Chip _chip;
        private bool _hasServers;
        private bool _isStarted;
        private int _retryMs;
        private int _life;

        internal RuntimeSntp(Chip chip)
        {
            _chip = chip;
        }

        /// <summary>How often it has set the chip's clock.</summary>
        public int Settings { get; private set; }

        internal void TakeAddress()
        {
            _hasServers = true;
            Start();
        }

        internal void Stop()
        {
            _isStarted = false;
            _life++;
        }

        /// <summary>Starts it unless it runs.</summary>
        public void Start()
        {
            if (!_isStarted)
            {
                _isStarted = true;
                _retryMs = RetryMs;
                Later(StartUpMs, Ask);
            }
        }

        private void Later(int ms, Action action)
        {
            int life = _life;
            _chip.Turns.After(ms, () =>
            {
                if (life == _life)
                {
                    action();
                }
            });
        }

        private void Ask()
        {
            if (!_hasServers || !_chip.Radio.HasAddress || !_chip.Internet.HasDns || _chip.Internet.TimeServersAtMs < 0)
            {
                Later(_retryMs, Ask);
                _retryMs = Math.Min(2 * _retryMs, GreatestRetryMs);
                return;
            }

            Later(AnswerMs, () =>
            {
                Settings++;
                _chip.WallTicks = DateTime.UnixEpoch.Ticks + ((_chip.TrueUtcMs + _chip.Turns.NowMs) * TimeSpan.TicksPerMillisecond);
            });
            Later(UpdateMs, Ask);
        }
    }
}
