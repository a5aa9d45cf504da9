using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class BusTests
{
    private const int Address = 0x62;

    [TestMethod]
    public void A_whole_transfer_is_true_and_every_other_status_and_an_exception_are_false()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        I2cLine pins = new(1, 21, 22);
        byte[] buffer = new byte[4];
        Assert.IsTrue(pins.TryWrite(Address, [7, 8, 9], 2));
        Assert.IsTrue(pins.TryRead(Address, buffer, 2));
        CollectionAssert.AreEqual(new byte[] { 7, 8, 0, 0 }, buffer);
        Assert.IsTrue(pins.TryWriteRead(Address, [5, 6], 1, buffer, 1));
        CollectionAssert.AreEqual(new byte[] { 5, 8, 0, 0 }, buffer);

        // 2 to 4 as the package numbers them; an address that nobody has; a stuck bus.
        for (int failure = 2; failure <= 4; failure++)
        {
            chip.Bus.Failure = failure;
            AssertAllFail(pins, Address);
        }

        chip.Bus.Failure = 0;
        AssertAllFail(pins, Address + 1);
        chip.Bus.IsStuck = true;
        AssertAllFail(pins, Address);
        chip.Bus.IsStuck = false;
        Assert.IsTrue(pins.TryWrite(Address, [1], 1));
    }

    [TestMethod]
    public void Each_address_is_opened_once()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        I2cLine pins = new(1, 21, 22);
        for (int i = 0; i < 5; i++)
        {
            Assert.IsTrue(pins.TryWrite(Address, [1], 1));
            Assert.IsFalse(pins.TryWrite(0x76, [1], 1));
        }

        Assert.AreEqual(2, chip.Bus.Devices);
    }

    private static void AssertAllFail(I2cLine pins, int address)
    {
        Assert.IsFalse(pins.TryWrite(address, [1], 1));
        Assert.IsFalse(pins.TryRead(address, new byte[1], 1));
        Assert.IsFalse(pins.TryWriteRead(address, [1], 1, new byte[1], 1));
    }
}
