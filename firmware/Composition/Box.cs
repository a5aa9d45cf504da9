using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Summaries;

namespace EdgeNode.Composition
{
    /// <summary>
    /// A box from power-on to its restart, as a deterministic state machine: the console on its service port, and beside it the
    /// <see cref="Node"/>, as soon as the box has been told what to be.
    /// </summary>
    public sealed class Box
    {
        /// <summary>Distance of two attempts to start the node in ms.</summary>
        public const int RetryMs = 10000;

        // Random bytes need the radio, not the network: a box without its access point starts all the same, and one whose radio does not
        // answer for so long counts from the window on in which it does.
        private const int LongestRadioWaitMs = 90000;

        // An hour: a driver of the flash or the radio that has failed so long may need a restart, and a box that counts nothing loses
        // nothing by one.
        private const int StartAttempts = 360;

        // Ten minutes: what of the outbox cannot be read until then is left behind.
        private const int PatientStartAttempts = 60;

        // A goodbye on a link that hangs is not waited for longer.
        private const int LongestGoodbyeMs = 60000;

        // How long a slot's close takes depends on the noise that was drawn in it. The console is silent for longer than that, from the
        // beginning of the close on.
        private const int SilenceAfterCloseMs = 1000;

        // At a locked box somebody is there seldom. It looks at its port less often until a byte comes, and again after a while without one.
        private const int IdleGridMs = 1000;
        private const int AttentiveMs = 10000;

        private const int StoppedWaitMs = 60000;
        private const long Never = long.MaxValue;

        private readonly NodeHardware _hardware;
        private readonly FactoryReset _reset;
        private readonly StoredOutbox _outbox;
        private readonly LockRecord _lock;
        private readonly RestartRequest _restart = new RestartRequest();
        private readonly BoxStatus _status;
        private readonly EntropyReserve _reserve;
        private readonly SensorTest _sensors;
        private readonly LinkCheck _link;
        private readonly ServiceConsole _console;
        private readonly ConditionLight _light;
        private long _consoleMs;
        private long _attentiveToMs = AttentiveMs;
        private long _attemptMs;
        private int _attempts;
        private long _goneByMs = Never;

        /// <summary>Makes a box of its parts, at power-on.</summary>
        public Box(NodeHardware hardware)
        {
            _hardware = hardware;
            _reset = new FactoryReset(hardware.Store);
            _outbox = new StoredOutbox(hardware);
            if (_reset.TryFinish(_outbox))
            {
                hardware.Sets.TryBoot();
            }

            _lock = new LockRecord(hardware.Store);
            _lock.Open();
            _light = new ConditionLight(hardware.Indicator);
            _status = new BoxStatus(hardware.Sets, _lock, hardware.Clock);
            if (hardware.Service != null)
            {
                _reserve = new EntropyReserve(hardware.Entropy);
                IBoxCheck[] checks = null;
                if (!_lock.IsLocked)
                {
                    _sensors = new SensorTest(hardware.Clock, hardware.Passages, hardware.Sensors);
                    _link = new LinkCheck(hardware.Clock, hardware.Link);
                    checks = new IBoxCheck[] { _sensors.Check, _link };
                }

                _console = BoxConsole.Make(hardware, _lock, _reserve.Bytes, _reset, _restart, _status, checks);
                _console.Say("EdgeNode " + FirmwareVersion.Text + " on " + hardware.Board);
            }
        }

        /// <summary>The firmware that counts and sends, or null before it has started.</summary>
        public Node Node { get; private set; }

        /// <summary>Why the last attempt to start it failed, or null.</summary>
        public string Refusal { get; private set; }

        /// <summary>
        /// Whether the box is to restart: it was asked to, its set has given way, or it has failed to start for an hour. <see cref="Step"/>
        /// then does nothing more.
        /// </summary>
        public bool IsStopped { get; private set; }

        /// <summary>Does what is due: the console first, so that nobody at its port sees how long a step of the node takes.</summary>
        /// <returns>Milliseconds until it next wants to run, at least 1.</returns>
        public int Step()
        {
            if (IsStopped)
            {
                return StoppedWaitMs;
            }

            long uptimeMs = _hardware.Clock.UptimeMs;
            bool isToGoOn = _console != null && uptimeMs >= _consoleMs && StepConsole(uptimeMs);
            int waitMs = Node == null ? WaitToStart(uptimeMs) : StepNode();
            if (isToGoOn)
            {
                _consoleMs = uptimeMs;
                waitMs = 1;
            }
            else if (_console != null)
            {
                waitMs = Lesser(waitMs, (int)(_consoleMs - _hardware.Clock.UptimeMs));
            }

            LookForEnd();
            return waitMs < 1 ? 1 : waitMs;
        }

        /// <summary>Tries to start the node.</summary>
        /// <param name="isFinal">Whether summaries that cannot be read are left behind, as a gap in the numbers.</param>
        /// <returns>False when the box cannot work with what it has; <see cref="Refusal"/> says why.</returns>
        public bool TryStart(bool isFinal)
        {
            Node node = null;
            string refusal = "factory-reset: not finished; the store does not take it";
            bool isStarted = _reset.TryFinish(_outbox)
                && Node.TryStart(_hardware, _lock.IsLocked ? LockState.Sealed : LockState.Open, isFinal, out node, out refusal);
            Node = node;
            Refusal = refusal;
            _status.Refusal = refusal;
            _status.IsRunning = isStarted;
            if (_link != null)
            {
                _link.Session = node?.Session;
            }

            return isStarted;
        }

        /// <summary>Asks for an orderly end, as before a planned reboot: the node says goodbye, and the console's answer goes out.</summary>
        public void RequestStop()
        {
            if (_goneByMs == Never)
            {
                _goneByMs = _hardware.Clock.UptimeMs + LongestGoodbyeMs;
                Node?.RequestStop();
            }
        }

        private static int Lesser(int one, int other)
        {
            return one < other ? one : other;
        }

        // Only a box that is idle at its port has time for random bytes, so that a slice is never longer than a command's. An open box counts
        // nothing, so there is nothing that the port could tell by going on at once.
        private bool StepConsole(long uptimeMs)
        {
            _light.Show(Condition(), uptimeMs);
            _sensors?.Step();
            bool wasBusy = _console.Step();
            if (wasBusy)
            {
                _attentiveToMs = uptimeMs + AttentiveMs;
            }
            else
            {
                _reserve.Step();
            }

            Node?.NoteFailedUnlocks(_lock.Failures);

            return wasBusy && !_lock.IsLocked;
        }

        private BoxCondition Condition()
        {
            SetStore sets = _hardware.Sets;
            bool isFaulty = sets.Standing != SetStanding.None && Refusal != null;
            return isFaulty ? BoxCondition.Fault
                : sets.Trial.IsOn ? BoxCondition.Trial
                : _lock.IsLocked ? BoxCondition.Running
                : BoxCondition.SetUp;
        }

        private int StepNode()
        {
            int waitMs = Node.Step();
            _status.IsAcknowledged = Node.HasAcknowledgement;
            LinkFailure failure = _hardware.Link.Failure;
            if (failure != LinkFailure.None)
            {
                _status.Failure = failure;
            }

            // From the end of the step, so that the console never comes straight after one.
            long idleMs = _hardware.Clock.UptimeMs;
            long silentMs = Node.LastCloseMs + SilenceAfterCloseMs;
            _consoleMs = NextGridMs(idleMs > silentMs ? idleMs : silentMs);
            return waitMs;
        }

        private long NextGridMs(long uptimeMs)
        {
            int gridMs = _lock.IsLocked && uptimeMs >= _attentiveToMs ? IdleGridMs : ServiceConsole.GridMs;
            return uptimeMs - (uptimeMs % gridMs) + gridMs;
        }

        private int WaitToStart(long uptimeMs)
        {
            _consoleMs = NextGridMs(uptimeMs);
            if (uptimeMs >= _attemptMs)
            {
                bool isRadioAwaited = _hardware.Sets.IsRunning && !_hardware.Network.IsRadioOn && uptimeMs < LongestRadioWaitMs;
                WakeRadio();
                _attemptMs = isRadioAwaited ? _consoleMs : uptimeMs + RetryMs;
                if (!isRadioAwaited)
                {
                    Attempt();
                }
            }

            return (int)(_attemptMs - uptimeMs);
        }

        // A box without a set has no network to join, and random bytes for its key need the radio all the same.
        private void WakeRadio()
        {
            _hardware.Network.BeginJoin();
            if (_console != null && !_hardware.Sets.IsRunning && !_hardware.Network.IsRadioOn)
            {
                _hardware.Scan.Begin();
            }
        }

        // A box that was never told what to be is not helped by a restart, and may be in the middle of being told.
        private void Attempt()
        {
            _attempts++;
            if (!TryStart(_attempts > PatientStartAttempts))
            {
                bool isHopeless = _attempts > StartAttempts && _hardware.Sets.Standing != SetStanding.None;
                if (isHopeless || !_hardware.Sets.Trial.Step(_hardware.Clock.UptimeMs, isAcknowledged: false, _hardware.Link.Failure))
                {
                    RequestStop();
                }
            }
        }

        private void LookForEnd()
        {
            if (_restart.IsMade || (Node != null && Node.IsStopped))
            {
                RequestStop();
            }

            bool isGone = (Node == null || Node.IsStopped) && (_console == null || _console.IsSilent);
            IsStopped = _goneByMs != Never && (isGone || _hardware.Clock.UptimeMs >= _goneByMs);
        }
    }
}
