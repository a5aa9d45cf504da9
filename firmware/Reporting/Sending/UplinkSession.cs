using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// The life of a box on its broker: connect, say what it is, send what waits, one message at a time, and begin again
    /// after every failure, for ever. Everything goes by PUBACK; a connection that gives none is none.
    /// </summary>
    /// <remarks>
    /// When it sends, what and how long depends on the clock, the node's id, chance and the broker; never on what was read.
    /// So it looks at the link at times of its own only: a step that a sensor wanted in between does nothing here.
    /// </remarks>
    public sealed class UplinkSession
    {
        /// <summary>Stands for the number of a summary where there is none.</summary>
        public const int NoSummary = -1;

        /// <summary>A connect or a publish that has told nothing for this long has failed.</summary>
        public const int SilenceMs = 60000;

        /// <summary>Greatest keep-alive that MQTT 3.1.1 can express (section 3.1.2.10), in seconds.</summary>
        public const int GreatestKeepAliveSeconds = 65535;

        /// <summary>How often the link is asked while something is under way.</summary>
        public const int BusyPollMs = 100;

        /// <summary>How often the link is asked while it is only kept; a multiple of <see cref="BusyPollMs"/>.</summary>
        public const int IdlePollMs = 1000;

        private const int SlotsPerKeepAlive = 2;

        // A link has at most the end of an operation and the end of the connection to tell.
        private const int MaxSignalsPerStep = 4;

        private readonly IUplinkLink _link;
        private readonly HealthLog _health;
        private readonly MessageQueue _queue;
        private readonly LinkSession _linkSession;
        private readonly ConnectDelay _delay;
        private UplinkPhase _phase = UplinkPhase.Resting;
        private bool _isUnderWay;
        private bool _isStopping;
        private bool _hasFailed;
        private long _begunMs;
        private long _restUntilMs;
        private long _nextMs;

        /// <summary>Makes a session that begins to connect after a random delay.</summary>
        /// <param name="link">The way to the broker.</param>
        /// <param name="entropy">Spreads the attempts to connect.</param>
        /// <param name="outbox">What is sent.</param>
        /// <param name="health">What is sent once a day.</param>
        /// <param name="documents">What is sent after each connect.</param>
        /// <param name="uptimeMs">Uptime now.</param>
        public UplinkSession(IUplinkLink link, IEntropy entropy, Outbox outbox, HealthLog health, RetainedDocuments documents, long uptimeMs)
        {
            _link = link;
            _health = health;
            _queue = new MessageQueue(outbox, health, documents);
            byte[] will = documents.StateIn(NodePhase.Lost);
            _linkSession = new LinkSession(
                documents.Node,
                documents.Topics.State,
                AsciiText.FromBytes(will, 0, will.Length),
                KeepAliveSeconds(documents.Policy.SlotSeconds));
            _delay = new ConnectDelay(entropy, documents.Node);
            _restUntilMs = uptimeMs + _delay.DrawColdStartMs();
            _nextMs = _restUntilMs;
        }

        /// <summary>Summaries that the broker has acknowledged in this boot.</summary>
        public int AcknowledgedCount { get; private set; }

        /// <summary>Whether the broker has acknowledged anything in this boot.</summary>
        public bool HasAcknowledgement { get; private set; }

        /// <summary>How often the broker has acknowledged anything in this boot.</summary>
        public int AcknowledgementCount { get; private set; }

        /// <summary>How often an attempt to connect, a message or a connection has failed in this boot.</summary>
        public int FailureCount { get; private set; }

        /// <summary>Whether the session has ended after <see cref="RequestStop"/>.</summary>
        public bool IsStopped
        {
            get { return _phase == UplinkPhase.Stopped; }
        }

        /// <summary>Takes note of a slot's end. What it left to send is due when the node's send offset has passed; what is older, at once.</summary>
        /// <param name="freshSeq">Number of the slot's summary, or <see cref="NoSummary"/> when its commit failed.</param>
        /// <param name="uptimeMs">Uptime at the slot's end.</param>
        public void EndSlot(int freshSeq, long uptimeMs)
        {
            _queue.EndSlot(freshSeq, uptimeMs);
            if (_phase == UplinkPhase.Connected && !_isUnderWay && _queue.DueMs < _nextMs)
            {
                _nextMs = _queue.DueMs;
            }
        }

        /// <summary>
        /// Takes note that the box has trusted time, without which no attempt of before could succeed on a link that checks the
        /// dates of certificates: the next one comes as after a first failure, if it would come later.
        /// </summary>
        /// <param name="uptimeMs">Uptime at which it came.</param>
        public void NoteTrustedTime(long uptimeMs)
        {
            _delay.Reset();
            if (_phase == UplinkPhase.Resting && _hasFailed)
            {
                long soonMs = uptimeMs + _delay.DrawNextMs();
                _restUntilMs = soonMs < _restUntilMs ? soonMs : _restUntilMs;
                _nextMs = _restUntilMs;
            }
        }

        /// <summary>
        /// Begins a new attempt at once, for a technician's test: a connection that is up is closed before, and an attempt under way goes on.
        /// Only on an open box, which counts nothing.
        /// </summary>
        /// <param name="uptimeMs">Uptime now.</param>
        public void Reconnect(long uptimeMs)
        {
            if (_phase == UplinkPhase.Connected)
            {
                // What is under way has no PUBACK, and comes again as after a loss.
                _link.Close();
                _isUnderWay = false;
                _phase = UplinkPhase.Resting;
            }

            if (_phase == UplinkPhase.Resting)
            {
                _restUntilMs = uptimeMs;
                _nextMs = uptimeMs;
            }
        }

        /// <summary>Asks for an orderly end: <c>disconnected</c> is published after what is under way, then the link is closed.</summary>
        public void RequestStop()
        {
            _isStopping = true;
            if (!_isUnderWay)
            {
                _nextMs = 0;
            }
        }

        /// <summary>Does what is due; before that, nothing.</summary>
        /// <returns>Milliseconds until it next wants to run, at least 1.</returns>
        public int Step(long uptimeMs)
        {
            if (uptimeMs >= _nextMs)
            {
                // A step that comes late, because a sensor took its time, must not move the ones after it.
                long gridMs = uptimeMs - ((uptimeMs - _nextMs) % BusyPollMs);
                StepAt(gridMs);
                _nextMs = NextAfter(gridMs);
            }

            return _nextMs > uptimeMs ? (int)(_nextMs - uptimeMs) : 1;
        }

        private static int KeepAliveSeconds(int slotSeconds)
        {
            int wanted = SlotsPerKeepAlive * slotSeconds;
            return wanted < GreatestKeepAliveSeconds ? wanted : GreatestKeepAliveSeconds;
        }

        private void StepAt(long gridMs)
        {
            TakeSignals(gridMs);
            if (_isUnderWay && gridMs - _begunMs >= SilenceMs)
            {
                Fail(gridMs);
            }

            if (!_isUnderWay)
            {
                BeginNext(gridMs);
            }
        }

        private void TakeSignals(long gridMs)
        {
            for (int i = 0; i < MaxSignalsPerStep; i++)
            {
                if (_phase != UplinkPhase.Connecting && _phase != UplinkPhase.Connected)
                {
                    return;
                }

                switch (_link.Poll())
                {
                    case LinkSignal.None:
                        return;
                    case LinkSignal.Connected:
                        TakeConnected();
                        break;
                    case LinkSignal.Acknowledged:
                        TakeAcknowledged();
                        break;
                    default:
                        Fail(gridMs);
                        break;
                }
            }
        }

        private void TakeConnected()
        {
            if (_phase == UplinkPhase.Connecting)
            {
                _phase = UplinkPhase.Connected;
                _isUnderWay = false;
                _queue.Restart();
            }
        }

        private void TakeAcknowledged()
        {
            if (_phase != UplinkPhase.Connected || !_isUnderWay)
            {
                return;
            }

            _isUnderWay = false;
            HasAcknowledgement = true;
            AcknowledgementCount++;
            UplinkMessage message = _queue.Acknowledge();
            if (message == UplinkMessage.Summary)
            {
                AcknowledgedCount++;

                // Not before: a broker that takes connections and no summaries is not to be asked each second.
                _delay.Reset();
            }
            else if (message == UplinkMessage.Disconnected)
            {
                _link.Close();
                _phase = UplinkPhase.Stopped;
            }
        }

        private void Fail(long gridMs)
        {
            _link.Close();
            if (_phase == UplinkPhase.Connecting)
            {
                _health.NoteConnectFailure(_link.Failure);
            }

            _isUnderWay = false;
            FailureCount++;
            _hasFailed = true;
            _phase = UplinkPhase.Resting;
            _restUntilMs = gridMs + _delay.DrawNextMs();
        }

        private void BeginNext(long gridMs)
        {
            if (_phase == UplinkPhase.Resting && _isStopping)
            {
                _phase = UplinkPhase.Stopped;
            }
            else if (_phase == UplinkPhase.Resting && gridMs >= _restUntilMs)
            {
                _phase = UplinkPhase.Connecting;
                _link.BeginConnect(_linkSession);
                MarkBegun(gridMs);
            }
            else if (_phase == UplinkPhase.Connected && _isStopping)
            {
                _queue.PublishGoodbye(_link);
                MarkBegun(gridMs);
            }
            else if (_phase == UplinkPhase.Connected && _queue.TryPublishNext(_link, gridMs))
            {
                MarkBegun(gridMs);
            }
        }

        private void MarkBegun(long gridMs)
        {
            Invariant.Demand(!_isUnderWay && (_phase == UplinkPhase.Connecting || _phase == UplinkPhase.Connected));
            _isUnderWay = true;
            _begunMs = gridMs;
        }

        private long NextAfter(long gridMs)
        {
            if (_isUnderWay)
            {
                return gridMs + BusyPollMs;
            }

            if (_phase == UplinkPhase.Resting)
            {
                return _restUntilMs;
            }

            long idleMs = gridMs + IdlePollMs;
            return _phase == UplinkPhase.Connected && _queue.DueMs > gridMs && _queue.DueMs < idleMs ? _queue.DueMs : idleMs;
        }
    }
}
