using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Reporting;
using EdgeNode.Summaries;

namespace EdgeNode.Composition
{
    /// <summary>
    /// Tests the way to the broker by a new attempt of the session that runs: what came of each stage, in the order in which the box goes
    /// through them, up to the PUBACK of the first message after the connect.
    /// </summary>
    public sealed class LinkCheck : IBoxCheck
    {
        private const string NotTried = "not-tried: it needs what failed before it";

        // The stages as a technician knows them. Whether TCP or TLS is under way, the platform does not tell.
        private const int Wifi = 0;
        private const int Address = 1;
        private const int Time = 2;
        private const int Dns = 3;
        private const int Tls = 4;
        private const int Mqtt = 5;

        private static readonly string[] Names = { "wifi", "address", "time", "dns", "tls", "mqtt" };

        private readonly IUptime _clock;
        private readonly IUplinkLink _link;
        private LinkFailure _failure;
        private int _failuresBefore;
        private int _acknowledgedBefore;
        private int _passed;
        private int _next;
        private bool _isOver;

        /// <summary>Makes a check.</summary>
        /// <param name="clock">Uptime.</param>
        /// <param name="link">The way to the broker.</param>
        public LinkCheck(IUptime clock, IUplinkLink link)
        {
            _clock = clock;
            _link = link;
        }

        /// <summary>The session on the link, which somebody else steps; null while none runs, because the box lacks settings.</summary>
        public UplinkSession Session { get; set; }

        /// <inheritdoc/>
        public string Subject { get; private set; }

        /// <inheritdoc/>
        public string Fault { get; private set; }

        /// <inheritdoc/>
        public void Begin()
        {
            _next = 0;
            _passed = 0;
            _failure = LinkFailure.None;
            _isOver = Session == null;
            if (_isOver)
            {
                _failure = LinkFailure.NotTold;
                return;
            }

            _failuresBefore = Session.FailureCount;
            _acknowledgedBefore = Session.AcknowledgementCount;
            Session.Reconnect(_clock.UptimeMs);
        }

        /// <inheritdoc/>
        public CheckProgress Step()
        {
            if (_next == Names.Length)
            {
                return CheckProgress.Ended;
            }

            if (!_isOver)
            {
                Look();
            }

            if (_next >= _passed && !_isOver)
            {
                return CheckProgress.Working;
            }

            Subject = Names[_next];
            Fault = _next < _passed ? null
                : _next == _passed ? ConnectAdvice.Of((ConnectFailure)(int)_failure)
                : NotTried;
            _next++;
            return CheckProgress.Told;
        }

        private void Look()
        {
            if (Session.FailureCount != _failuresBefore)
            {
                _failure = _link.Failure;
                _passed = StageOf(_failure, _passed);
                _isOver = true;
            }
            else if (Session.AcknowledgementCount != _acknowledgedBefore)
            {
                _passed = Names.Length;
                _isOver = true;
            }
            else if (Session.IsStopped)
            {
                _failure = LinkFailure.Lost;
                _isOver = true;
            }
            else
            {
                int passed = PassedAt(_link.Stage);
                _passed = passed > _passed ? passed : _passed;
            }
        }

        private static int PassedAt(LinkStage stage)
        {
            return stage switch
            {
                LinkStage.Resolving => Dns,
                LinkStage.Connecting => Tls,
                LinkStage.Connected => Mqtt,
                _ => Wifi,
            };
        }

        // What has no stage of its own failed in the one that was under way; a silent peer holds the runtime in TLS, so that who tells of
        // silence or of an end has waited for CONNACK.
        private static int StageOf(LinkFailure failure, int underWay)
        {
            return failure switch
            {
                LinkFailure.NotTold => Wifi,
                LinkFailure.WifiNotFound => Wifi,
                LinkFailure.WifiRefused => Wifi,
                LinkFailure.WifiFailed => Wifi,
                LinkFailure.NoAddress => Address,
                LinkFailure.NoTime => Time,
                LinkFailure.NameUnknown => Dns,
                LinkFailure.Unreachable => Tls,
                LinkFailure.TlsRefused => Tls,
                LinkFailure.BrokerRefused => Mqtt,
                _ => underWay < Tls ? underWay : Mqtt,
            };
        }
    }
}
