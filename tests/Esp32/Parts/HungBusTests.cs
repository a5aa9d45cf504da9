using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>A controller that does not come back by itself, and holds the whole runtime for a second each time it is asked.</summary>
[TestClass]
public class HungBusTests
{
    private const int Co2Address = 0x62;
    private const int ClimateAddress = 0x76;
    private const int HourMs = 60 * 60_000;

    [TestMethod]
    public void A_bus_that_hung_is_opened_anew_and_works_again()
    {
        (Chip chip, I2cLine pins) = Started();
        Assert.IsTrue(TryAsk(pins, Co2Address));
        Assert.AreEqual(1, chip.Bus.Installs);
        chip.Bus.Hang();
        int tried = 0;
        while (!TryAsk(pins, Co2Address))
        {
            Assert.IsLessThan(20, tried++);
            chip.Turns.Sleep(30_000);
        }

        Assert.AreEqual(2, chip.Bus.Installs);
        Assert.HasCount(3, chip.Turns.Frozen, "three transfers that took the driver's second");
        Assert.IsTrue(TryAsk(pins, Co2Address));
        Assert.AreEqual(2, chip.Bus.Installs);
    }

    [TestMethod]
    public void All_devices_of_a_hung_bus_are_let_go_for_the_driver_stays_with_any_of_them()
    {
        (Chip chip, I2cLine pins) = Started();
        TryAsk(pins, ClimateAddress);
        TryAsk(pins, Co2Address);
        chip.Bus.Hang();
        for (int i = 0; i < 20; i++)
        {
            TryAsk(pins, Co2Address);
            chip.Turns.Sleep(30_000);
        }

        Assert.IsTrue(TryAsk(pins, Co2Address));
        Assert.AreEqual(2, chip.Bus.Installs);
    }

    [TestMethod]
    public void A_bus_that_stays_shorted_takes_a_second_of_320_in_the_end_whoever_asks_how_often()
    {
        for (int periodMs = 1000; periodMs <= 60_000; periodMs += 5900)
        {
            (Chip chip, I2cLine pins) = Started();
            chip.Bus.IsShorted = true;
            while (chip.Turns.NowMs < HourMs)
            {
                Assert.IsFalse(TryAsk(pins, Co2Address));
                Assert.IsFalse(TryAsk(pins, ClimateAddress));
                chip.Turns.Sleep(periodMs);
            }

            long[] distancesMs = [.. chip.Turns.Frozen.Zip(chip.Turns.Frozen.Skip(1), (one, next) => next.FromMs - one.UntilMs)];
            long leastMs = 10_000;
            foreach (long distanceMs in distancesMs)
            {
                Assert.IsGreaterThanOrEqualTo(leastMs, distanceMs);
                leastMs = Math.Min(320_000, 2 * leastMs);
            }

            Assert.IsTrue(chip.Turns.Frozen.All(spell => spell.UntilMs - spell.FromMs == Bus.TransferLimitMs), "one transfer at a time");
            Assert.IsLessThanOrEqualTo(16, chip.Turns.Frozen.Count);
            Assert.AreEqual(chip.Turns.Frozen.Count, chip.Bus.Transfers);

            // When the short is gone, it is asked again within the longest rest.
            chip.Bus.IsShorted = false;
            long mendedMs = chip.Turns.NowMs;
            while (!TryAsk(pins, Co2Address))
            {
                chip.Turns.Sleep(periodMs);
            }

            Assert.IsLessThanOrEqualTo(320_000 + periodMs, chip.Turns.NowMs - mendedMs);
        }
    }

    [TestMethod]
    public void A_part_that_does_not_acknowledge_is_asked_each_time_and_leaves_the_others_alone()
    {
        (Chip chip, I2cLine pins) = Started();
        for (int i = 1; i <= 100; i++)
        {
            Assert.IsTrue(TryAsk(pins, Co2Address));
            Assert.IsFalse(TryAsk(pins, ClimateAddress));
            Assert.AreEqual(2 * i, chip.Bus.Transfers);
        }

        Assert.AreEqual(1, chip.Bus.Installs);
        Assert.IsEmpty(chip.Turns.Frozen);
    }

    [TestMethod]
    public void After_trouble_a_bus_rests_as_short_as_at_first()
    {
        (Chip chip, I2cLine pins) = Started();
        for (int i = 0; i < 10; i++)
        {
            chip.Bus.IsShorted = true;
            Assert.IsFalse(TryAsk(pins, Co2Address));
            chip.Bus.IsShorted = false;
            Assert.IsFalse(TryAsk(pins, Co2Address));
            chip.Turns.Sleep(10_000 + Chip.TickMs);
            Assert.IsTrue(TryAsk(pins, Co2Address), $"trouble {i}");
        }
    }

    private static (Chip Chip, I2cLine Pins) Started()
    {
        return (Chip.PowerOn(new Flash(FlashKind.KeepsAtClose)), new I2cLine(1, 21, 22));
    }

    private static bool TryAsk(I2cLine pins, int address)
    {
        return pins.TryRead(address, new byte[2], 2);
    }
}
