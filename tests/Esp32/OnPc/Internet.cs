using System.Collections.Generic;
using EdgeNode.Virtual;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>What lies behind the access point: name servers and time servers.</summary>
    public sealed class Internet
    {
        /// <summary>Sockets that the runtime has (ESP-IDF, CONFIG_LWIP_MAX_SOCKETS of nf-interpreter's sdkconfig).</summary>
        public const int Sockets = 16;

        private readonly Chip _chip;

        /// <summary>Makes one in which the public time servers answer.</summary>
        public Internet(Chip chip)
        {
            _chip = chip;
            HasDns = true;
            TimeServers = new Dictionary<string, VirtualTimeServer>();
            foreach (string name in new[] { "ntp.se", "time.cloudflare.com" })
            {
                TimeServers.Add(name, new VirtualTimeServer(() => _chip.TrueUtcMs + _chip.Turns.NowMs));
            }
        }

        /// <summary>Time servers by name.</summary>
        public IDictionary<string, VirtualTimeServer> TimeServers { get; }

        /// <summary>Uptime from which time servers answer, in ms; negative for never.</summary>
        public int TimeServersAtMs { get; set; }

        /// <summary>Whether name servers answer.</summary>
        public bool HasDns { get; set; }

        /// <summary>Sockets that are open.</summary>
        public int OpenSockets { get; internal set; }

        /// <summary>The most that were open at a time.</summary>
        public int MostSockets { get; internal set; }

        internal bool IsReached
        {
            get { return _chip.Radio.HasAddress; }
        }

        internal byte[] AnswerTo(string host, byte[] question)
        {
            bool isUp = TimeServersAtMs >= 0 && _chip.Turns.NowMs >= TimeServersAtMs;
            byte[] answer = TimeServers[host].AnswerTo(question);
            return isUp && IsReached ? answer : null;
        }
    }
}
