using System.Device.Gpio;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Esp32OnPc;
using EdgeNode.Virtual;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// A box with everything: six channels whose windows close with every slot, all sensors, the device's own store, link, clock
/// and pins, a passage every few seconds, and somebody at the service port who never stops asking.
/// </summary>
public static class BusyBox
{
    private const int HourMs = 3_600_000;

    // Fewer than on any board, so that the outbox is full after 24 to 36 summaries.
    private const int Segments = 3;

    private const int VanishesMs = 6 * HourMs;
    private const int ReturnsMs = 20 * HourMs;
    private const int EndMs = 25 * HourMs;

    // Steps between two that are repeated at the same moment.
    private const int IdleEvery = 37;

    private const int PassageMs = 2100;
    private const int PassagePin = 27;
    private const int ClimateAddress = 0x76;

    /// <summary>Six channels whose windows close with every slot.</summary>
    public const string Policy = "policy 1 \"Busy\"\nnumber 1\nslot 900\n"
        + "channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90 130 180 260 360\n"
        + "channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80\n"
        + "channel pm25 measured stat mean window 900 unit ug/m3 edges 5 10 15 25 50 75\n"
        + "channel co2 measured stat mean window 900 unit ppm edges 600 800 1000 1400 2000\n"
        + "channel temperature measured stat mean window 900 unit degC edges 0 2 4 6 8 10 12\n"
        + "channel humidity measured stat mean window 900 unit % edges 10 20 30 40 50 60 70 80 90\n"
        + "purpose \"Measuring\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City of Example\"\n"
        + "contact \"https://privacy.example/boxes\"\naccess \"Nobody\"\nretention 1 days\n";

    private const string Settings = "tenant example\nnode kx7q22\nsite bench\nlatitude 0\nlongitude 0\nheight 350\n";

    /// <summary>
    /// Runs for a day, midnight included. The broker is there, then for 14 hours it is not, so that the outbox fills and drops
    /// its oldest segment again and again; then it is there again and all that is left is sent.
    /// </summary>
    /// <param name="methods">How many methods count.</param>
    /// <returns>The start's instructions; then for each kind of step how many there were, and the counts by method of the longest one.</returns>
    public static (long[] Start, int[] Steps, long[][] Longest, int Summaries) Run(int methods)
    {
        UplinkBench bench = new();
        bench.Put(PartName.Settings, Settings);
        bench.Put(PartName.Policy, Policy);
        Chip chip = bench.Chip;
        bench.Network.TryJoin();
        Assert.IsTrue(new LockRecord(bench.Store).TryLock());
        Box box = new(PartsOn(bench));
        InstructionCounter.Begin(methods);
        Assert.IsTrue(box.TryStart(isFinal: false), box.Refusal);
        Node node = box.Node;
        long[] start = InstructionCounter.Counts;
        chip.Turns.Start(() => Pass(chip));
        chip.Turns.After(VanishesMs, () => Vanish(chip));
        chip.Turns.After(ReturnsMs, () => chip.Broker.IsUnknown = false);

        int[] steps = new int[Enum.GetValues<StepKind>().Length];
        long[][] longest = new long[steps.Length][];
        long[] totals = new long[steps.Length];
        while (chip.Turns.NowMs < EndMs)
        {
            int released = node.SlotsReleased;
            int commits = chip.Flash.Commits;
            InstructionCounter.Begin(methods);
            int waitMs = box.Step();
            long total = InstructionCounter.Total;
            int kind = (int)(node.SlotsReleased > released ? StepKind.ClosesASlot : chip.Flash.Commits > commits ? StepKind.TakesAnAcknowledgement : StepKind.Other);
            steps[kind]++;
            if (total > totals[kind])
            {
                totals[kind] = total;
                longest[kind] = InstructionCounter.Counts;
            }

            if (steps.Sum() % IdleEvery == 0)
            {
                MeasureIdle(box, methods, steps, longest);
            }

            chip.Turns.Sleep(waitMs);
        }

        return (start, steps, longest, bench.Chip.Broker.Topics.Count(topic => topic.Contains("/summary", StringComparison.Ordinal)));
    }

    // At the same moment once more: nothing is due.
    private static void MeasureIdle(Box box, int methods, int[] steps, long[][] longest)
    {
        InstructionCounter.Begin(methods);
        box.Step();
        steps[(int)StepKind.Idle]++;
        long[] counts = InstructionCounter.Counts;
        if (longest[(int)StepKind.Idle] is null || counts.Sum() > longest[(int)StepKind.Idle].Sum())
        {
            longest[(int)StepKind.Idle] = counts;
        }
    }

    private static void Pass(Chip chip)
    {
        while (true)
        {
            chip.Turns.Sleep(PassageMs);
            chip.Pins[PassagePin].Drive(true);
            chip.Pins[PassagePin].Drive(false);
        }
    }

    private static void Vanish(Chip chip)
    {
        chip.Broker.IsUnknown = true;
        chip.Broker.Drop();
    }

    private static NodeHardware PartsOn(UplinkBench bench)
    {
        VirtualI2cBus bus = new();
        bus.Attach(VirtualScd41.Address, new VirtualScd41(bench.Clock, new SeededRandom(1, "scd41"), () => 620, () => 8, () => 55));
        bus.Attach(ClimateAddress, new VirtualBme280(bench.Clock, new SeededRandom(1, "bme280"), () => 8, () => 55));
        return new NodeHardware
        {
            Board = "bench",
            Clock = bench.Clock,
            TimeLink = bench.TimeLink,
            Entropy = new HardwareEntropy(bench.Network),
            Store = bench.Store,
            Sets = bench.Sets,
            OutboxSegments = Segments,
            Link = bench.Link,
            Network = bench.Network,
            System = new Esp32System(bench.Store),
            Service = new AskingPort(),
            Passages = [new FittedPassage("footfall", "light-barrier", new GpioEdgeInput(new GpioController(), PassagePin), 0)],
            Sensors =
            [
                new FittedSensor("sen0232", new VirtualSoundMeter(new SeededRandom(1, "sound"), () => 58), "sound"),
                new FittedSensor("sds011", new VirtualSensorSerialPort(new VirtualSds011(bench.Clock, new SeededRandom(1, "sds011"), () => 12)), "pm25"),
                new FittedSensor("scd41", bus, VirtualScd41.Address, "co2"),
                new FittedSensor("bme280", bus, ClimateAddress, "temperature", "humidity"),
            ],
        };
    }

    // Commands that commit nothing: what a step commits is how its kind is told.
    private sealed class AskingPort : IServicePort
    {
        private static readonly byte[] Lines = [.. "status\rversion\rshow\rwhat is this\r"u8];
        private int _at;

        public int Read(byte[] buffer, int count)
        {
            for (int i = 0; i < count; i++)
            {
                buffer[i] = Lines[_at++ % Lines.Length];
            }

            return count;
        }

        public bool TryWrite(byte[] data, int count)
        {
            return true;
        }
    }
}
