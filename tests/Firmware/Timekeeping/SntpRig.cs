using System;
using EdgeNode.Contracts;
using EdgeNode.Timekeeping;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A client of two servers, a and b, to which a way opens at once.</summary>
    public sealed class SntpRig
    {
        /// <summary>2026-11-01T00:00:00Z.</summary>
        public const long LeastUtcMs = 1793491200000;

        /// <summary>Less than one turn of the client's grid.</summary>
        public const int GreatestLateMs = 60;

        private readonly SntpClient _client;
        private long _dueMs;

        public SntpRig()
        {
            Uptime = new ScriptedClock();
            Clock = new NetworkClock(Uptime, LeastUtcMs);
            Link = new ScriptedTimeLink(Uptime) { EndsOpening = DatagramPhase.Open };
            Entropy = TapeEntropy.Good(10000, 5);
            _client = new SntpClient(Link, Entropy, Clock, new[] { "a", "b" });
        }

        public ScriptedClock Uptime { get; }

        public NetworkClock Clock { get; }

        public ScriptedTimeLink Link { get; }

        public TapeEntropy Entropy { get; }

        /// <summary>Makes steps that nobody asked for, and has others come late by up to <see cref="GreatestLateMs"/>, as sensors do; null for none.</summary>
        public ScriptedChance Jitter { get; set; }

        /// <summary>Steps as a loop around it would, for so long, the last moment included.</summary>
        public void Run(int ms)
        {
            long endMs = Uptime.UptimeMs + ms;
            while (_dueMs <= endMs)
            {
                long atMs = Uptime.UptimeMs < _dueMs ? _dueMs : Uptime.UptimeMs;
                if (Jitter != null)
                {
                    long earlyMs = Uptime.UptimeMs + 1 + Jitter.Below(40);
                    atMs = earlyMs < atMs ? earlyMs : atMs + Jitter.Below(GreatestLateMs + 1);
                }

                Uptime.AdvanceTo(atMs);
                _dueMs = atMs + _client.Step(atMs);
            }

            Uptime.AdvanceTo(endMs);
        }

        /// <summary>Lets the right answer to the last question arrive.</summary>
        public void Answer(long utcMs, int inMs)
        {
            Link.Arrive(AnswerTo(Link.Sent.Count - 1, utcMs), inMs);
        }

        /// <summary>The answer of a good server to a question.</summary>
        public byte[] AnswerTo(int question, long utcMs)
        {
            byte[] answer = new byte[48];
            answer[0] = 0x24;
            answer[1] = 1;
            Array.Copy((byte[])Link.Sent[question], 40, answer, 24, 8);
            long seconds = (utcMs / 1000) + 2208988800;
            long fraction = (((utcMs % 1000) << 32) + 999) / 1000;
            for (int i = 0; i < 4; i++)
            {
                answer[40 + i] = (byte)(seconds >> (24 - (8 * i)));
                answer[44 + i] = (byte)(fraction >> (24 - (8 * i)));
            }

            return answer;
        }
    }
}
