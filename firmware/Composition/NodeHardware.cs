using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Reporting;
using EdgeNode.Timekeeping;

namespace EdgeNode.Composition
{
    /// <summary>The parts list of one box, as its board has them: everything that a <see cref="Node"/> is given.</summary>
    public sealed class NodeHardware
    {
        /// <summary>Board name, as its folder under <c>boards/</c> is called.</summary>
        public string Board { get; init; }

        /// <summary>Time: uptime, and UTC once a time server has told it.</summary>
        public NetworkClock Clock { get; init; }

        /// <summary>
        /// Random bytes for questions to time servers, or null for those of <see cref="Entropy"/>: a simulator keeps the two apart, so
        /// that how often the time is asked for does not change the noise that a seed gives.
        /// </summary>
        public IEntropy TimeEntropy { get; init; }

        /// <summary>The way to the time servers.</summary>
        public IDatagramLink TimeLink { get; init; }

        /// <summary>Random bytes.</summary>
        public IEntropy Entropy { get; init; }

        /// <summary>What survives a power cut.</summary>
        public IDurableStore Store { get; init; }

        /// <summary>What the box was told, in the same store.</summary>
        public SetStore Sets { get; init; }

        /// <summary>Segments of twelve summaries that the outbox keeps at most; as many as the flash has room for, fixed for the life of a store.</summary>
        public int OutboxSegments { get; init; } = Outbox.SmallBoardSegments;

        /// <summary>The way to the broker.</summary>
        public IUplinkLink Link { get; init; }

        /// <summary>The radio network.</summary>
        public INetwork Network { get; init; }

        /// <summary>The processor.</summary>
        public ISystem System { get; init; }

        /// <summary>The radio's look for networks around; null only where there is no <see cref="Service"/>.</summary>
        public IWifiScan Scan { get; init; }

        /// <summary>The port of a technician's cable, or null where there is none, as on most virtual boxes.</summary>
        public IServicePort Service { get; init; }

        /// <summary>The light that tells a technician how the box is, or null where there is none.</summary>
        public IIndicator Indicator { get; init; }

        /// <summary>Passage sensors, possibly none.</summary>
        public FittedPassage[] Passages { get; init; } = new FittedPassage[0];

        /// <summary>Other sensors, possibly none, in the order in which <c>about</c> tells them and in which they run at one moment.</summary>
        public FittedSensor[] Sensors { get; init; } = new FittedSensor[0];
    }
}
