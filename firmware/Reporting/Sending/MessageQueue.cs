using EdgeNode.Contracts;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// What a connected box publishes next: what it is, each time it has connected; then the summaries that are due,
    /// oldest first; then the day's health. A fresh summary is due when the node's send offset has passed since its slot
    /// ended, older ones at once.
    /// </summary>
    internal sealed class MessageQueue
    {
        private readonly Outbox _outbox;
        private readonly HealthLog _health;
        private readonly RetainedDocuments _documents;
        private readonly int _sendOffsetMs;
        private UplinkMessage _message = UplinkMessage.Init;
        private int _sentSeq;
        private int _sentHealth;
        private int _freshSeq = UplinkSession.NoSummary;

        /// <summary>Makes a queue that begins with the state <c>init</c>.</summary>
        public MessageQueue(Outbox outbox, HealthLog health, RetainedDocuments documents)
        {
            _outbox = outbox;
            _health = health;
            _documents = documents;
            _sendOffsetMs = NodeDerived.SendOffsetMs(documents.Node);
        }

        /// <summary>Uptime at which what the last slot left is due.</summary>
        public long DueMs { get; private set; }

        /// <summary>Takes note of a slot's end, see <see cref="UplinkSession.EndSlot"/>.</summary>
        public void EndSlot(int freshSeq, long uptimeMs)
        {
            _freshSeq = freshSeq;
            DueMs = uptimeMs + _sendOffsetMs;
        }

        /// <summary>Begins again with the state <c>init</c>, as after each connect.</summary>
        public void Restart()
        {
            _message = UplinkMessage.Init;
        }

        /// <summary>Publishes the next message.</summary>
        /// <returns>False when none is due.</returns>
        public bool TryPublishNext(IUplinkLink link, long uptimeMs)
        {
            if (_message > UplinkMessage.Ready)
            {
                if (TryFindDueSummary(uptimeMs))
                {
                    _message = UplinkMessage.Summary;
                }
                else if (_health.HasMessage && uptimeMs >= DueMs)
                {
                    _message = UplinkMessage.Health;
                }
                else
                {
                    return false;
                }
            }

            Publish(link);
            return true;
        }

        /// <summary>Publishes the state <c>disconnected</c>, after which there is nothing more to say.</summary>
        public void PublishGoodbye(IUplinkLink link)
        {
            _message = UplinkMessage.Disconnected;
            Publish(link);
        }

        /// <summary>Takes the broker's PUBACK for the message published last, and nothing but that ever removes a summary.</summary>
        /// <returns>Which message it was.</returns>
        public UplinkMessage Acknowledge()
        {
            UplinkMessage acknowledged = _message;
            if (acknowledged == UplinkMessage.Summary)
            {
                _outbox.Acknowledge(_sentSeq);
            }
            else if (acknowledged == UplinkMessage.Health)
            {
                _health.Acknowledge(_sentHealth);
            }
            else if (acknowledged <= UplinkMessage.Ready)
            {
                _message++;
            }

            return acknowledged;
        }

        private void Publish(IUplinkLink link)
        {
            Topics topics = _documents.Topics;
            switch (_message)
            {
                case UplinkMessage.Policy:
                    link.BeginPublish(topics.Policy, _documents.Policy.Text, _documents.Policy.Text.Length, true);
                    break;
                case UplinkMessage.About:
                    link.BeginPublish(topics.About, _documents.About, AboutText.Length, true);
                    break;
                case UplinkMessage.Summary:
                    Invariant.Demand(_sentSeq == _outbox.OldestSeq && _sentSeq < _outbox.NextSeq);
                    link.BeginPublish(topics.Summary, _outbox.Text, SummaryText.Length, false);
                    break;
                case UplinkMessage.Health:
                    _sentHealth = _health.Number;
                    link.BeginPublish(topics.Health, _health.Text, HealthText.Length, false);
                    break;
                default:
                    link.BeginPublish(topics.State, _documents.StateIn(PhaseSaidBy(_message)), StateText.Length, true);
                    break;
            }
        }

        private static NodePhase PhaseSaidBy(UplinkMessage message)
        {
            return message switch
            {
                UplinkMessage.Init => NodePhase.Init,
                UplinkMessage.Ready => NodePhase.Ready,
                _ => NodePhase.Disconnected,
            };
        }

        private bool TryFindDueSummary(long uptimeMs)
        {
            // Asked first, because a look into the outbox reads flash.
            return IsDue(_outbox.OldestSeq, uptimeMs) && _outbox.TryPeek(out _sentSeq) && IsDue(_sentSeq, uptimeMs);
        }

        private bool IsDue(int seq, long uptimeMs)
        {
            return seq != _freshSeq || uptimeMs >= DueMs;
        }
    }
}
