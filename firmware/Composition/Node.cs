using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Reporting;
using EdgeNode.Sensing;
using EdgeNode.Summaries;
using EdgeNode.Timekeeping;

namespace EdgeNode.Composition
{
    /// <summary>The firmware of one box as a deterministic state machine.</summary>
    public sealed class Node
    {
        // What a loop around a stopped node waits for.
        private const int StoppedWaitMs = 60000;

        // The wall clock may be set at any moment. How soon a slot's end notices it depends on this alone, and not on when a
        // sensor, or one that fails, made the box run: the moment would tell which.
        private const int SlotLookMs = 1000;

        private readonly NetworkClock _clock;
        private readonly SntpClient _time;
        private readonly string _id;
        private readonly string _policyHash;
        private readonly ISampledSensor[] _sensors;
        private readonly SensorSchedule _sampling;
        private readonly SlotBlurrer _blurrer;
        private readonly Outbox _outbox;
        private readonly HealthLog _health;
        private readonly UplinkSession _session;
        private readonly SetTrial _trial;
        private readonly IUplinkLink _link;
        private long _nextSlotLookMs;
        private bool _hasTime;

        private Node(NodeHardware hardware, StoredConfiguration configuration, FittedSensors fitted, Outbox outbox, RetainedDocuments documents, bool isCounting)
        {
            _clock = hardware.Clock;
            _id = configuration.Settings.Node;
            _policyHash = configuration.Policy.Hash;
            _time = new SntpClient(hardware.TimeLink, hardware.TimeEntropy ?? hardware.Entropy, hardware.Clock, configuration.Settings.TimeServers);
            _sensors = isCounting ? fitted.Sampled : new ISampledSensor[0];
            _sampling = new SensorSchedule(_sensors);
            _blurrer = new SlotBlurrer(configuration.Policy, hardware.Clock, hardware.Entropy);
            _outbox = outbox;
            _health = new HealthLog(hardware.Clock, hardware.Network, hardware.System, outbox, _id, fitted.SampledModels, configuration.Policy.SlotSeconds);
            _health.CertificateEndUtcMs = CertificateEnd.Read(hardware.Sets);
            _session = new UplinkSession(hardware.Link, hardware.Entropy, outbox, _health, documents, hardware.Clock.UptimeMs);
            _trial = hardware.Sets.Trial;
            _link = hardware.Link;
            if (isCounting)
            {
                Open(hardware.Passages);
            }
            else
            {
                _blurrer.BeginAbsent();
            }
        }

        /// <summary>Summaries committed to the store in this boot.</summary>
        public int SlotsReleased { get; private set; }

        /// <summary>Uptime in ms at which the close of the last slot began; 0 before there was one.</summary>
        public long LastCloseMs { get; private set; }

        /// <summary>Summaries acknowledged by the broker in this boot.</summary>
        public int SummariesAcknowledged
        {
            get { return _session.AcknowledgedCount; }
        }

        /// <summary>Whether the broker has acknowledged anything in this boot.</summary>
        public bool HasAcknowledgement
        {
            get { return _session.HasAcknowledgement; }
        }

        /// <summary>
        /// Whether the box has said goodbye, after <see cref="RequestStop"/> or because the set that runs has given way to the one before,
        /// which runs from the next boot on; <see cref="Step"/> then does nothing more.
        /// </summary>
        public bool IsStopped
        {
            get { return _session.IsStopped; }
        }

        /// <summary>The session with the broker, for the console's test.</summary>
        public UplinkSession Session
        {
            get { return _session; }
        }

        /// <summary>Reads settings and policy from the set that runs, counts the boot and wires everything.</summary>
        /// <param name="hardware">The box's parts.</param>
        /// <param name="lockState">Whether the box is sealed. One that is open samples nothing and opens no window: its summaries tell of nothing.</param>
        /// <param name="isFinal">Whether summaries that cannot be read are left behind, as a gap in the numbers.</param>
        /// <param name="node">The firmware, or null when false is returned.</param>
        /// <param name="refusal">One line that says what in the set or in the store is missing or refused, or null when true is returned.</param>
        /// <returns>False when the box cannot work with what it has; then nothing is started or sent.</returns>
        public static bool TryStart(NodeHardware hardware, LockState lockState, bool isFinal, out Node node, out string refusal)
        {
            node = null;
            if (!hardware.Sets.TryBoot())
            {
                refusal = hardware.Sets.Complaint;
                return false;
            }

            if (!StoredConfiguration.TryRead(hardware.Sets, out StoredConfiguration configuration, out refusal))
            {
                return false;
            }

            NodeSettings settings = configuration.Settings;
            Topics topics = new Topics(settings.Tenant, settings.Node);
            if (!Outbox.TryOpen(hardware.Store, hardware.Entropy, hardware.OutboxSegments, topics.Summary, isFinal, out Outbox outbox, out refusal))
            {
                return false;
            }

            if (!FittedSensors.TryFit(hardware, configuration.Policy, settings.AltitudeM, out FittedSensors fitted, out refusal))
            {
                return false;
            }

            State state = StateOf(settings, outbox.Boot, lockState, RunningSet.Of(hardware.Sets));
            About about = AboutOf(settings, hardware.Board, fitted.Models);
            if (!RetainedDocuments.TryMake(topics, state, about, configuration.Policy, out RetainedDocuments documents))
            {
                refusal = "board: its name or its sensors' models cannot stand in about";
                return false;
            }

            node = new Node(hardware, configuration, fitted, outbox, documents, lockState == LockState.Sealed);
            return true;
        }

        /// <summary>Does what is due: a slot's end first, so that what is sampled at that moment belongs to the next slot.</summary>
        /// <returns>Milliseconds until it next wants to run, at least 1: at the next whole second of uptime at the latest, until it has stopped.</returns>
        public int Step()
        {
            if (IsStopped)
            {
                return StoppedWaitMs;
            }

            long uptimeMs = _clock.UptimeMs;
            if (uptimeMs >= _nextSlotLookMs)
            {
                LookForSlotEnd(uptimeMs);
                if (!_trial.Step(uptimeMs, _session.HasAcknowledgement, _link.Failure))
                {
                    RequestStop();
                }
            }

            int waitMs = _sampling.Step(uptimeMs, _blurrer);
            waitMs = Lesser(waitMs, KeepTime(uptimeMs));
            waitMs = Lesser(waitMs, _health.Step(uptimeMs));
            waitMs = Lesser(waitMs, _session.Step(uptimeMs));
            waitMs = Lesser(waitMs, (int)(_nextSlotLookMs - uptimeMs));

            // Closing the link holds this call. What came due meanwhile is late already, and must not wait for a sensor's step too.
            waitMs -= (int)(_clock.UptimeMs - uptimeMs);
            return waitMs < 1 ? 1 : waitMs;
        }

        /// <summary>Notes how many tries to unlock the box have failed since one did not, of which health tells the class.</summary>
        public void NoteFailedUnlocks(int count)
        {
            _health.FailedUnlocks = count;
        }

        /// <summary>Asks for an orderly end, as before a planned reboot: <c>disconnected</c> is published, then the link is closed.</summary>
        public void RequestStop()
        {
            _session.RequestStop();
        }

        private static State StateOf(NodeSettings settings, int boot, LockState lockState, SetClass set)
        {
            return new State
            {
                Node = settings.Node,
                Firmware = FirmwareVersion.Text,
                ImageHash = settings.ImageHash,
                Boot = boot,
                Lock = lockState,
                Set = set,
            };
        }

        private static About AboutOf(NodeSettings settings, string board, string[] models)
        {
            return new About
            {
                Node = settings.Node,
                Site = settings.Site,
                LatitudeMicrodegrees = settings.LatitudeMicrodegrees,
                LongitudeMicrodegrees = settings.LongitudeMicrodegrees,
                HeightCm = settings.HeightCm,
                Board = board,
                Sensors = models,
                CertificateFingerprint = settings.CertificateFingerprint,
            };
        }

        private static int Lesser(int one, int other)
        {
            return one < other ? one : other;
        }

        private void Open(FittedPassage[] passages)
        {
            IEdgeSink[] sinks = new IEdgeSink[passages.Length];
            for (int i = 0; i < passages.Length; i++)
            {
                sinks[i] = _blurrer.FitPassageSensor(passages[i].Channel);
            }

            _blurrer.Begin();
            for (int i = 0; i < passages.Length; i++)
            {
                if (sinks[i] != null)
                {
                    new PassageSensor(passages[i].Input, passages[i].WarmUpMs).Start(sinks[i]);
                }
            }
        }

        private int KeepTime(long uptimeMs)
        {
            int waitMs = _time.Step(uptimeMs);
            if (!_hasTime && _time.AnsweredMs > 0)
            {
                // The client's own moment: that of this step may be a sensor's.
                _hasTime = true;
                _session.NoteTrustedTime(_time.AnsweredMs);
            }

            return waitMs;
        }

        private void LookForSlotEnd(long uptimeMs)
        {
            if (_blurrer.TryCloseSlot(out SummaryBody body))
            {
                Release(body, uptimeMs);
            }

            // Compared here: what sensors had a hand in, as in their waits, has no part in this moment.
            int toNextLookMs = SlotLookMs - (int)(uptimeMs % SlotLookMs);
            int toSlotEndMs = _blurrer.MsToSlotEnd();
            _nextSlotLookMs = uptimeMs + (toSlotEndMs < toNextLookMs ? toSlotEndMs : toNextLookMs);
        }

        private void Release(SummaryBody body, long uptimeMs)
        {
            LastCloseMs = uptimeMs;
            for (int i = 0; i < _sensors.Length; i++)
            {
                _health.NoteErrors(i, _sensors[i].ErrorCount);
            }

            _health.EndSlot();
            bool isCommitted = _outbox.TryCommit(body, _id, _policyHash, out int seq);
            if (isCommitted)
            {
                SlotsReleased++;
            }

            _session.EndSlot(isCommitted ? seq : UplinkSession.NoSummary, uptimeMs);
        }
    }
}
