using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Firmware.Tests;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Summaries;

namespace EdgeNode.Headless
{
    /// <summary>
    /// A week of one box without its parts: scripted rises and readings go through Blurring, and its summaries are
    /// written as bytes. The same class runs on the PC and on the nanoCLR, and the bytes are compared.
    /// </summary>
    public sealed class HeadlessWeek
    {
        /// <summary>Quarter hours of a week.</summary>
        public const int SummaryCount = 672;

        private const int SecondMs = 1000;
        private const int ParticulateEverySeconds = 300;
        private const int Co2EverySeconds = 30;
        private const int ClimateEverySeconds = 60;

        // 2026-06-01T00:00:00Z, a Monday.
        private const long StartUtcMs = 1780272000000;

        private static readonly string[] PolicyLines =
        {
            "policy 1 \"Headless\"",
            "number 1",
            "slot 900",
            "channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90 130 180 260 360",
            "channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80",
            "channel pm25 measured stat mean window 3600 unit ug/m3 edges 5 10 15 25 50 75",
            "channel co2 measured stat mean window 3600 unit ppm edges 600 800 1000 1400 2000",
            "channel temperature measured stat mean window 3600 unit degC edges -10 0 10 20 30",
            "channel humidity measured stat mean window 3600 unit % edges 10 20 30 40 50 60 70 80 90",
            "purpose \"Comparing two runtimes\"",
            "basis \"GDPR 6(1)(e)\"",
            "controller \"City of Example\"",
            "contact \"https://privacy.example/boxes\"",
            "access \"Nobody\"",
            "retention 1 days",
        };

        private readonly ScriptedClock _clock = new ScriptedClock();
        private readonly ScriptedChance _street = new ScriptedChance(7);
        private readonly byte[] _buffer = new byte[SummaryText.Length];
        private readonly AsciiWriter _writer;
        private readonly SummaryChain _chain = new SummaryChain();
        private readonly Summary _summary = new Summary(null);
        private readonly SlotBlurrer _blurrer;
        private readonly IEdgeSink _passages;

        /// <summary>Starts the week.</summary>
        /// <exception cref="System.InvalidOperationException">The policy above is none.</exception>
        public HeadlessWeek()
        {
            _writer = new AsciiWriter(_buffer);
            if (!PolicyParser.TryParse(PolicyBytes(), out Policy policy, out PolicyFault fault))
            {
                throw new System.InvalidOperationException("policy, line " + fault.Line.ToString());
            }

            _summary.Node = "kx7q22";
            _summary.Run = "9c0e41d2";
            _summary.Boot = 1;
            _summary.PolicyHash = policy.Hash;
            _summary.Previous = SummaryChain.None;
            _clock.SetUtcMs(StartUtcMs);
            _blurrer = new SlotBlurrer(policy, _clock, new HeadlessEntropy());
            _passages = _blurrer.FitPassageSensor("footfall");
            _blurrer.Begin();
        }

        /// <summary>Lives one slot.</summary>
        /// <returns>The summary's <see cref="SummaryText.Length"/> bytes, valid until the next call.</returns>
        /// <exception cref="System.InvalidOperationException">The summary cannot be written.</exception>
        public byte[] Next()
        {
            SummaryBody body;
            while (!_blurrer.TryCloseSlot(out body))
            {
                LiveSecond((int)(_clock.UptimeMs / SecondMs));
                _clock.Advance(SecondMs);
            }

            _summary.Body = body;
            if (!SummaryText.TryWrite(_summary, _writer) || !_chain.TryLink(_buffer, 0, _writer.Count, out string link))
            {
                throw new System.InvalidOperationException("summary " + _summary.Seq.ToString());
            }

            _summary.Seq++;
            _summary.Previous = link;
            return _buffer;
        }

        private void LiveSecond(int second)
        {
            // By day about one passage in ten seconds, by night one in a hundred.
            int hour = second / 3600 % 24;
            bool isDay = hour >= 7 && hour < 22;
            if (_street.Below(isDay ? 10 : 100) == 0)
            {
                _passages.OnRise(_clock.UptimeMs + _street.Below(SecondMs));
            }

            Accept(Quantity.SoundLevel, (isDay ? 550 : 400) + _street.Below(200));
            if (second % ParticulateEverySeconds == 0)
            {
                Accept(Quantity.Pm25, 40 + _street.Below(200));
            }

            if (second % Co2EverySeconds == 0)
            {
                Accept(Quantity.Co2, 400 + _street.Below(900));
            }

            if (second % ClimateEverySeconds == 0)
            {
                Accept(Quantity.Temperature, _street.Below(4000) - 1500);
                Accept(Quantity.Humidity, 2000 + _street.Below(7000));
            }
        }

        private void Accept(Quantity quantity, int value)
        {
            _blurrer.Accept(new Reading(quantity, value));
        }

        private static byte[] PolicyBytes()
        {
            int length = 0;
            for (int i = 0; i < PolicyLines.Length; i++)
            {
                length += PolicyLines[i].Length + 1;
            }

            byte[] text = new byte[length];
            AsciiWriter writer = new AsciiWriter(text);
            for (int i = 0; i < PolicyLines.Length; i++)
            {
                writer.Text(PolicyLines[i]);
                writer.Text("\n");
            }

            return text;
        }
    }
}
