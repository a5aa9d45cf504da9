using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>The PMS5003 answers in good form when it measured nothing, and repeats itself when it is stuck.</summary>
[TestClass]
public class Pms5003LieTests
{
    // The maker's figure, not the driver's (series data manual V2.3, "Output result").
    private const int SlowestReportMs = 2300;

    private const long HourMs = 3_600_000;

    [TestMethod]
    [DataRow(PartFault.MeasuresNothing)]
    [DataRow(PartFault.WrongChecksum)]
    [DataRow(PartFault.Truncated)]
    [DataRow(PartFault.Unplugged)]
    public void A_broken_part_gives_errors_and_no_reading(PartFault fault)
    {
        (SamplerRun run, VirtualPms5003 part) = Box(() => 12);
        part.Fault = fault;
        run.Until(HourMs - 1);

        Assert.IsEmpty(run.Tape.Readings);
        Assert.AreEqual(12, run.Sampler.ErrorCount);
    }

    [TestMethod]
    public void A_stuck_part_is_believed_for_an_hour_and_then_no_more_at_the_end_of_its_range_too()
    {
        foreach (PartFault fault in new[] { PartFault.Stuck, PartFault.Stuck | PartFault.OutOfRange })
        {
            (SamplerRun run, VirtualPms5003 part) = Box(() => 12);
            part.Fault = fault;
            run.Until((3 * HourMs) - 1);
            Assert.HasCount(12, run.Tape.Values(Quantity.Pm10), $"{fault}");
            Assert.AreEqual(24, run.Sampler.ErrorCount, $"{fault}");

            part.Fault = PartFault.None;
            run.Until((4 * HourMs) - 1);
            Assert.HasCount(24, run.Tape.Values(Quantity.Pm10), $"{fault}");
        }
    }

    [TestMethod]
    public void Air_of_whole_units_that_stand_still_is_a_reading_each_time()
    {
        // At 0 to 3 ug/m3 the concentrations hardly ever change; the grains do.
        for (ulong seed = 0; seed < 10; seed++)
        {
            (SamplerRun run, _) = Box(() => seed * 0.3, seed);
            run.Until((24 * HourMs) - 1);
            Assert.HasCount(288, run.Tape.Values(Quantity.Pm25), $"seed {seed}");
            Assert.AreEqual(0, run.Sampler.ErrorCount, $"seed {seed}");
        }
    }

    [TestMethod]
    public void A_part_that_somebody_told_to_be_passive_reports_again()
    {
        (SamplerRun run, VirtualPms5003 part) = Box(() => 12);
        part.ReportsByItself = false;
        run.Until(HourMs - 1);

        Assert.HasCount(12, run.Tape.Values(Quantity.Pm25));
        Assert.AreEqual(0, run.Sampler.ErrorCount);
    }

    [TestMethod]
    public void A_report_that_is_spoiled_on_its_way_is_made_up_for_by_the_next_one()
    {
        for (int place = 0; place < 32; place++)
        {
            VirtualClock clock = new();
            VirtualPms5003 part = new(clock, new SeededRandom(1, "pms5003"), () => 12);
            SpoilingPort port = new(part, clock, place);
            SamplerRun run = new SamplerRun(clock, new Pms5003Sampler(port, QuantitySet.All)).Until(60_000);

            Assert.IsTrue(port.HasSpoiled);
            Assert.HasCount(1, run.Tape.Values(Quantity.Pm25), $"byte {place}");
            Assert.AreEqual(0, run.Sampler.ErrorCount, $"byte {place}");
        }
    }

    [TestMethod]
    public void A_spoiled_report_is_made_up_for_at_whatever_time_the_slowest_part_reports()
    {
        for (int phaseMs = 0; phaseMs < SlowestReportMs; phaseMs++)
        {
            VirtualClock clock = new();
            SlowLine line = new(clock, phaseMs);
            SamplerRun run = new SamplerRun(clock, new Pms5003Sampler(line, QuantitySet.All)).Until(60_000);

            Assert.IsTrue(line.HasSpoiled);
            Assert.AreEqual((1, 0), (run.Tape.Values(Quantity.Pm25).Length, run.Sampler.ErrorCount), $"{phaseMs} ms");
        }
    }

    [TestMethod]
    public void Neither_air_that_changes_nor_an_answer_that_is_no_reading_moves_a_step_or_the_sleep()
    {
        (long UptimeMs, bool IsAwake)[] steps = Steps(_ => 12, PartFault.None, errors: 0);
        Assert.IsTrue(steps.Any(step => step.IsAwake) && steps.Any(step => !step.IsAwake));
        CollectionAssert.AreEqual(steps, Steps(uptimeMs => uptimeMs / 100 % 2 * 400, PartFault.None, errors: 0));
        CollectionAssert.AreEqual(steps, Steps(_ => 12, PartFault.MeasuresNothing, errors: 23));

        // Of 24 readings the first is another one, and twelve equal ones are believed.
        CollectionAssert.AreEqual(steps, Steps(_ => 12, PartFault.Stuck, errors: 11));

        static (long UptimeMs, bool IsAwake)[] Steps(Func<long, double> pm25, PartFault fault, int errors)
        {
            VirtualClock clock = new();
            VirtualPms5003 part = new(clock, new SeededRandom(1, "pms5003"), () => pm25(clock.UptimeMs));
            Pms5003Sampler sampler = new(new VirtualSensorSerialPort(part), QuantitySet.All);
            List<(long UptimeMs, bool IsAwake)> steps = [];
            while (clock.UptimeMs < 2 * HourMs)
            {
                part.Fault = clock.UptimeMs < 240_000 ? PartFault.None : fault;
                int restMs = sampler.Step(clock.UptimeMs, new ReadingTape(() => clock.UptimeMs));
                steps.Add((clock.UptimeMs, part.IsAwake));
                clock.AdvanceTo(clock.UptimeMs + restMs);
            }

            Assert.AreEqual(errors, sampler.ErrorCount, $"{fault}");
            return [.. steps];
        }
    }

    [TestMethod]
    public void A_part_that_lost_its_power_while_it_warmed_up_costs_one_reading()
    {
        (SamplerRun run, VirtualPms5003 part) = Box(() => 12);
        run.Until(HourMs + 20_000);
        part.Fault = PartFault.Unplugged;
        run.Until(HourMs + 40_000);
        part.Fault = PartFault.None;
        run.Until((2 * HourMs) - 1);

        Assert.HasCount(23, run.Tape.Values(Quantity.Pm25));
        Assert.AreEqual(1, run.Sampler.ErrorCount);
    }

    private static (SamplerRun Run, VirtualPms5003 Part) Box(Func<double?> pm25, ulong seed = 1)
    {
        VirtualClock clock = new();
        VirtualPms5003 part = new(clock, new SeededRandom(seed, "pms5003"), pm25);
        return (new SamplerRun(clock, new Pms5003Sampler(new VirtualSensorSerialPort(part), QuantitySet.All)), part);
    }

    /// <summary>A line on which one byte of the first report after the warm-up is changed.</summary>
    private sealed class SpoilingPort(VirtualPms5003 part, VirtualClock clock, int place) : ISensorSerialPort
    {
        private int _seen;

        public bool HasSpoiled { get; private set; }

        public int Read(byte[] buffer, int count)
        {
            int moved = part.Send(buffer.AsSpan(0, count));
            for (int i = 0; i < moved && clock.UptimeMs > Pms5003.WarmUpMs; i++)
            {
                bool isHere = _seen++ == place;
                buffer[i] ^= isHere ? (byte)0x10 : (byte)0;
                HasSpoiled |= isHere;
            }

            return moved;
        }

        public bool TryWrite(byte[] data, int count)
        {
            part.Receive(data.AsSpan(0, count));
            return true;
        }
    }

    /// <summary>A line at 9600 baud with one report each 2.3 s, of which the first one that is heard whole after the warm-up is spoiled.</summary>
    private sealed class SlowLine(VirtualClock clock, int phaseMs) : ISensorSerialPort
    {
        private const double ByteMs = 10_000 / 9600.0;

        private readonly byte[] _report = PmsVectors.RealPart;
        private int _taken;
        private int _spoiled = -1;

        public bool HasSpoiled => _spoiled >= 0;

        public int Read(byte[] buffer, int count)
        {
            int moved = 0;
            for (; moved < count; moved++)
            {
                (int report, int place) = Math.DivRem(_taken, _report.Length);
                double startMs = phaseMs + ((double)SlowestReportMs * report);
                if (startMs + ((place + 1) * ByteMs) > clock.UptimeMs)
                {
                    break;
                }

                _spoiled = startMs + ByteMs > Pms5003.WarmUpMs && _spoiled < 0 ? report : _spoiled;
                buffer[moved] = (byte)(_report[place] ^ (report == _spoiled && place == 12 ? 1 : 0));
                _taken++;
            }

            return moved;
        }

        public bool TryWrite(byte[] data, int count)
        {
            return true;
        }
    }
}
