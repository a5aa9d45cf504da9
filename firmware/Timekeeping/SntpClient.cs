using EdgeNode.Contracts;

namespace EdgeNode.Timekeeping
{
    /// <summary>
    /// Asks time servers (RFC 4330): in rounds, each server once until one gives the time. While there is none, a round begins every
    /// 30 s, whatever the network is like; afterwards one each hour.
    /// </summary>
    /// <remarks>
    /// When it asks and whom depends on the network and the servers, never on what was read: like the session with the broker
    /// it acts at times of its own, and a step that a sensor wanted in between does nothing here. A name that takes long
    /// to look up holds the whole runtime of a box, so a round ends with the first one that fails so.
    /// </remarks>
    public sealed class SntpClient
    {
        /// <summary>Time between the beginnings of two rounds while there is no time, or an answer needs another that agrees.</summary>
        public const int RetryMs = 30000;

        /// <summary>Least time between the end of a round and the next one.</summary>
        public const int LeastRestMs = 10000;

        /// <summary>Time between two rounds once there is time.</summary>
        public const int UpdateMs = 3600000;

        /// <summary>How long an answer is waited for.</summary>
        public const int AnswerMs = 5000;

        /// <summary>How long a server that asked to be left alone is not asked.</summary>
        public const int RefusedRestMs = 3600000;

        /// <summary>A way that could not be opened for this long was not refused by one server: there is no network, or no DNS.</summary>
        public const int SlowFailureMs = 2000;

        /// <summary>A way that is being opened for this long is given up.</summary>
        public const int GreatestOpeningMs = 60000;

        /// <summary>How often the link is asked while something is under way.</summary>
        public const int BusyPollMs = 100;

        // Who sends more datagrams than this between two looks does not answer.
        private const int MaxDatagramsPerStep = 4;

        private readonly IDatagramLink _link;
        private readonly IEntropy _entropy;
        private readonly NetworkClock _clock;
        private readonly string[] _servers;
        private readonly long[] _refusedUntilMs;
        private readonly byte[] _packet = new byte[SntpPacket.Length];
        private readonly byte[] _nonce = new byte[SntpPacket.NonceLength];
        private SntpPhase _phase = SntpPhase.Resting;
        private int _server;
        private int _left;
        private long _roundMs;
        private long _begunMs;
        private long _sentMs;
        private long _nextMs;

        /// <summary>Makes a client whose first round is due at once.</summary>
        /// <param name="link">The way to the servers.</param>
        /// <param name="entropy">Makes questions that nobody can guess; while it fails, they count on from the uptime.</param>
        /// <param name="clock">Takes the answers.</param>
        /// <param name="servers">Host names or addresses, at least one.</param>
        public SntpClient(IDatagramLink link, IEntropy entropy, NetworkClock clock, string[] servers)
        {
            _link = link;
            _entropy = entropy;
            _clock = clock;
            _servers = servers;
            _refusedUntilMs = new long[servers.Length];
            _nextMs = clock.UptimeMs;
        }

        /// <summary>Uptime in ms at which a server first gave the time, on the client's own grid; 0 while none has.</summary>
        public long AnsweredMs { get; private set; }

        /// <summary>Does what is due; before that, nothing.</summary>
        /// <returns>Milliseconds until it next wants to run, at least 1.</returns>
        public int Step(long uptimeMs)
        {
            if (uptimeMs >= _nextMs)
            {
                // A step that comes late, because a sensor took its time, must not move the ones after it.
                long gridMs = uptimeMs - ((uptimeMs - _nextMs) % BusyPollMs);
                _nextMs = gridMs + BusyPollMs;
                StepAt(gridMs);
            }

            return _nextMs > uptimeMs ? (int)(_nextMs - uptimeMs) : 1;
        }

        private void StepAt(long gridMs)
        {
            switch (_phase)
            {
                case SntpPhase.Resting:
                    _roundMs = gridMs;
                    _left = _servers.Length;
                    Open(gridMs);
                    break;
                case SntpPhase.Opening:
                    LookAtOpening(gridMs);
                    break;
                default:
                    TakeAnswers(gridMs);
                    break;
            }
        }

        private void Open(long gridMs)
        {
            while (_left > 0 && _refusedUntilMs[_server] > gridMs)
            {
                Advance();
            }

            if (_left == 0)
            {
                EndRound(gridMs);
                return;
            }

            _phase = SntpPhase.Opening;
            _begunMs = gridMs;
            _link.BeginOpen(_servers[_server], SntpPacket.Port);
        }

        private void LookAtOpening(long gridMs)
        {
            DatagramPhase way = _link.Phase;
            bool isSlow = gridMs - _begunMs >= (way == DatagramPhase.Opening ? GreatestOpeningMs : SlowFailureMs);
            if (way == DatagramPhase.Open)
            {
                Ask(gridMs);
            }
            else if (isSlow)
            {
                Advance();
                EndRound(gridMs);
            }
            else if (way != DatagramPhase.Opening)
            {
                GoOn(gridMs);
            }
        }

        private void Ask(long gridMs)
        {
            if (!_entropy.TryFill(_nonce))
            {
                long count = _clock.UptimeMs;
                for (int i = 0; i < _nonce.Length; i++)
                {
                    _nonce[i] = (byte)(count >> (8 * i));
                }
            }

            SntpPacket.WriteQuestion(_packet, _nonce);
            _sentMs = _clock.UptimeMs;
            if (_link.TrySend(_packet, _packet.Length))
            {
                _phase = SntpPhase.Asking;
                _begunMs = gridMs;
            }
            else
            {
                GoOn(gridMs);
            }
        }

        private void TakeAnswers(long gridMs)
        {
            for (int i = 0; i < MaxDatagramsPerStep; i++)
            {
                int count = _link.Receive(_packet);
                SntpAnswer answer = SntpPacket.Read(_packet, count, _nonce, _clock.LeastUtcMs, out long utcMs);
                if (answer == SntpAnswer.Time && _clock.TryTake(utcMs + ((_clock.UptimeMs - _sentMs) / 2)))
                {
                    AnsweredMs = AnsweredMs == 0 ? gridMs : AnsweredMs;
                    EndRound(gridMs);
                    return;
                }

                if (answer == SntpAnswer.Refused)
                {
                    _refusedUntilMs[_server] = gridMs + RefusedRestMs;
                }

                if (answer != SntpAnswer.None)
                {
                    GoOn(gridMs);
                    return;
                }

                if (count == 0)
                {
                    break;
                }
            }

            if (gridMs - _begunMs >= AnswerMs)
            {
                GoOn(gridMs);
            }
        }

        private void GoOn(long gridMs)
        {
            Advance();
            Open(gridMs);
        }

        private void Advance()
        {
            _server = (_server + 1) % _servers.Length;
            _left--;
        }

        // The server that gave the time is the first to be asked again.
        private void EndRound(long gridMs)
        {
            _link.Close();
            _phase = SntpPhase.Resting;
            bool isSettled = _clock.TryGetUtcMs(out _) && !_clock.HasSuspect;
            long earliestMs = gridMs + LeastRestMs;
            long retryMs = _roundMs + RetryMs;
            _nextMs = isSettled ? gridMs + UpdateMs : retryMs > earliestMs ? retryMs : earliestMs;
        }
    }
}
