using System;
using System.Collections;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>
    /// A link whose broker does what a test says, after a fixed latency, and remembers every publish. It holds its user
    /// to the contract: one operation at a time, and publishes only while connected.
    /// </summary>
    public sealed class ScriptedLink : IUplinkLink
    {
        public const int LatencyMs = 200;

        private const int Never = -1;

        private readonly ScriptedClock _clock;
        private readonly ArrayList _messages;
        private LinkSignal _answer;
        private long _answerMs;
        private bool _isUnderWay;
        private bool _isConnected;
        private bool _isCut;
        private int _oddPublish = Never;
        private LinkSignal _oddAnswer;
        private int _lastPublish = Never;

        /// <param name="clock">Time.</param>
        /// <param name="messages">Where publishes are added, as <see cref="SentMessage"/>: the broker's memory, which outlives a boot.</param>
        public ScriptedLink(ScriptedClock clock, ArrayList messages)
        {
            _clock = clock;
            _messages = messages;
            PublishAnswer = LinkSignal.Acknowledged;
            ConnectAnswer = LinkSignal.Connected;
            ConnectFailure = LinkFailure.Unreachable;
            AnswerAfterMs = LatencyMs;
        }

        /// <summary>How long the broker takes to answer.</summary>
        public int AnswerAfterMs { get; set; }

        /// <summary>What becomes of connects; <see cref="LinkSignal.None"/> is silence.</summary>
        public LinkSignal ConnectAnswer { get; set; }

        /// <summary>Why connects fail that do.</summary>
        public LinkFailure ConnectFailure { get; set; }

        public LinkStage Stage { get; private set; }

        public LinkFailure Failure { get; private set; }

        /// <summary>What becomes of publishes; <see cref="LinkSignal.None"/> is silence.</summary>
        public LinkSignal PublishAnswer { get; set; }

        public int Connects { get; private set; }

        public long LastConnectMs { get; private set; }

        public int Closes { get; private set; }

        public long LastCloseMs { get; private set; }

        /// <summary>How long a close holds the box.</summary>
        public int CloseTakesMs { get; set; }

        public LinkSession Session { get; private set; }

        /// <summary>Gives one publish, by its number from 0 over the broker's memory, another answer.</summary>
        public void AnswerOnce(int publish, LinkSignal answer)
        {
            _oddPublish = publish;
            _oddAnswer = answer;
        }

        /// <summary>Cuts the power when the broker has got this publish, by its number from 0 over the broker's memory.</summary>
        public void CutPowerAt(int publish)
        {
            _lastPublish = publish;
        }

        /// <summary>Resets the connection.</summary>
        public void Cut()
        {
            _isCut = _isConnected || _isUnderWay;
        }

        public void BeginConnect(LinkSession session)
        {
            Session = session;
            Connects++;
            LastConnectMs = _clock.UptimeMs;
            Stage = LinkStage.Connecting;
            Begin(ConnectAnswer, !_isConnected);
        }

        public void BeginPublish(string topic, byte[] payload, int count, bool retain)
        {
            int number = _messages.Count;
            _messages.Add(new SentMessage
            {
                UptimeMs = _clock.UptimeMs,
                Topic = topic,
                Text = AsciiText.FromBytes(payload, 0, count),
                Retain = retain,
            });
            Begin(number == _oddPublish ? _oddAnswer : PublishAnswer, _isConnected);
            if (number == _lastPublish)
            {
                throw new PowerCutException();
            }
        }

        public LinkSignal Poll()
        {
            if (_isCut)
            {
                Forget();
                Failure = LinkFailure.Lost;
                return LinkSignal.Lost;
            }

            if (!_isUnderWay || _answer == LinkSignal.None || _clock.UptimeMs < _answerMs)
            {
                return LinkSignal.None;
            }

            _isUnderWay = false;
            _isConnected = _answer == LinkSignal.Connected || (_isConnected && _answer != LinkSignal.Lost);
            Stage = _isConnected ? LinkStage.Connected : LinkStage.Down;
            Failure = FailureOf(_answer);
            return _answer;
        }

        public void Close()
        {
            Closes++;
            LastCloseMs = _clock.UptimeMs;
            _clock.Advance(CloseTakesMs);
            Forget();
        }

        private void Begin(LinkSignal answer, bool isAllowed)
        {
            if (_isUnderWay || !isAllowed)
            {
                throw new InvalidOperationException();
            }

            _isUnderWay = true;
            _answer = answer;
            _answerMs = _clock.UptimeMs + AnswerAfterMs;
        }

        private LinkFailure FailureOf(LinkSignal answer)
        {
            return answer switch
            {
                LinkSignal.ConnectFailed => ConnectFailure,
                LinkSignal.NotAcknowledged => LinkFailure.NoAnswer,
                LinkSignal.Lost => LinkFailure.Lost,
                _ => LinkFailure.None,
            };
        }

        private void Forget()
        {
            Failure = Stage == LinkStage.Connecting ? LinkFailure.NoAnswer : Failure;
            Stage = LinkStage.Down;
            _isUnderWay = false;
            _isConnected = false;
            _isCut = false;
        }
    }
}
