using EdgeNode.Composition;
using EdgeNode.Provisioning;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>What a technician is told of each fitted part, good or broken, and when.</summary>
[TestClass]
public class SensorCheckTests
{
    private const int StepMs = 200;
    private const int PassageMs = 20_000;
    private const int OtherMs = 45_000;

    // What a person takes from the plug to the keyboard.
    private const int PluggedInMs = 5000;

    private readonly Bench _bench = new();
    private readonly VirtualPin _pin;
    private readonly SensorTest _test;

    public SensorCheckTests()
    {
        _pin = new VirtualPin(_bench.Clock);
        VirtualI2cBus bus = new();
        bus.Attach(Scd41.Address, _bench.Gas);
        bus.Attach(Bme280.LowAddress, _bench.Climate);
        _test = new SensorTest(
            _bench.Clock,
            [new FittedPassage("footfall", "light-barrier", _pin, 0)],
            [
                new FittedSensor("sen0232", _bench.Meter, "sound"),
                new FittedSensor("sds011", new VirtualSensorSerialPort(_bench.Dust), "pm25"),
                new FittedSensor("scd41", bus, Scd41.Address, "co2"),
                new FittedSensor("bme280", bus, Bme280.LowAddress, "temperature"),
            ]);
    }

    [TestMethod]
    public void Good_parts_are_told_at_the_fixed_moments_one_after_the_other()
    {
        (long AtMs, string Line)[] told = Run(atMs => atMs == 3000);
        CollectionAssert.AreEqual(
            new[] { "light-barrier (footfall): ok", "sen0232: ok", "sds011: ok", "scd41: ok", "bme280: ok" }, told.Select(one => one.Line).ToArray());
        CollectionAssert.AreEqual(
            new long[] { PassageMs, OtherMs, OtherMs + StepMs, OtherMs + (2 * StepMs), OtherMs + (3 * StepMs) }, told.Select(one => one.AtMs).ToArray());
    }

    [TestMethod]
    public void Parts_that_do_not_answer_are_told_at_the_same_moments_and_a_second_test_finds_them_well()
    {
        PartFault gone = PartFault.Unplugged;
        (_bench.Meter.Fault, _bench.Dust.Fault, _bench.Gas.Fault, _bench.Climate.Fault) = (gone, gone, gone, gone);
        (long AtMs, string Line)[] broken = Run(_ => false);
        StringAssert.StartsWith(broken[0].Line, "light-barrier (footfall): no-edge: ");
        Assert.IsTrue(broken[1..].All(one => one.Line.Contains(": no-reading: ", StringComparison.Ordinal)), string.Join('\n', broken));

        gone = default;
        (_bench.Meter.Fault, _bench.Dust.Fault, _bench.Gas.Fault, _bench.Climate.Fault) = (gone, gone, gone, gone);
        _bench.Clock.AdvanceTo(_bench.Clock.UptimeMs + PluggedInMs);
        (long AtMs, string Line)[] well = Run(atMs => atMs % 1000 == 0);
        Assert.IsTrue(well.All(one => one.Line.EndsWith(": ok", StringComparison.Ordinal)), string.Join('\n', well));
        CollectionAssert.AreEqual(broken.Select(one => one.AtMs).ToArray(), well.Select(one => one.AtMs).ToArray());
    }

    [TestMethod]
    public void When_and_how_often_somebody_passed_changes_neither_a_line_nor_its_moment()
    {
        (long AtMs, string Line)[] once = Run(atMs => atMs == 19_800);
        (long AtMs, string Line)[] often = Run(atMs => atMs < PassageMs);
        CollectionAssert.AreEqual(once, often);
    }

    private (long AtMs, string Line)[] Run(Predicate<long> isPassed)
    {
        long begunMs = _bench.Clock.UptimeMs;
        List<(long AtMs, string Line)> told = [];
        SensorCheck check = _test.Check;
        check.Begin();
        for (CheckProgress progress = Step(); progress != CheckProgress.Ended; progress = Step())
        {
            long atMs = _bench.Clock.UptimeMs - begunMs;
            if (progress == CheckProgress.Told)
            {
                told.Add((atMs, $"{check.Subject}: {check.Fault ?? "ok"}"));
            }

            if (isPassed(atMs))
            {
                _pin.Rise();
            }

            _bench.Clock.AdvanceTo(_bench.Clock.UptimeMs + StepMs);
        }

        return [.. told];
    }

    // As a box makes them.
    private CheckProgress Step()
    {
        _test.Step();
        return _test.Check.Step();
    }
}
