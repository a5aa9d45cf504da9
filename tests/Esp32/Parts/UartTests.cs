using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class UartTests
{
    [TestMethod]
    public void A_read_moves_what_has_arrived_and_does_not_wait()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        ServiceUart port = new("COM2", 17, 16);
        Assert.AreEqual(ServiceUart.Baud, chip.Uarts["COM2"].Baud);
        byte[] buffer = new byte[4];
        Assert.AreEqual(0, port.Read(buffer, 4));
        for (byte value = 1; value <= 6; value++)
        {
            chip.Uarts["COM2"].ToBox.Enqueue(value);
        }

        Assert.AreEqual(4, port.Read(buffer, 4));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3, 4 }, buffer);
        Assert.AreEqual(2, port.Read(buffer, 4));
        CollectionAssert.AreEqual(new byte[] { 5, 6, 3, 4 }, buffer);
        Assert.IsTrue(port.TryWrite([65, 66, 67], 2));
        Assert.AreEqual("AB", chip.Uarts["COM2"].Text);
    }

    [TestMethod]
    public void Each_port_gets_its_own_pins_and_not_those_of_the_other()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        List<string> functions = [];
        chip.Observer = (call, detail, _) =>
        {
            if (call == "Configuration.SetPinFunction")
            {
                functions.Add(detail);
            }
        };
        _ = new ServiceUart("COM2", 17, 16);
        _ = new SensorUart("COM3", 26, 25);
        CollectionAssert.AreEqual(new[] { "17 COM2_TX", "16 COM2_RX", "26 COM3_TX", "25 COM3_RX" }, functions);
    }

    [TestMethod]
    public void A_driver_that_fails_is_a_port_without_bytes()
    {
        Chip chip = Chip.PowerOn(new Flash(FlashKind.KeepsAtClose));
        SensorUart port = new("COM3", 26, 25);
        Assert.AreEqual(SensorUart.Baud, chip.Uarts["COM3"].Baud);
        chip.Uarts["COM3"].ToBox.Enqueue(1);
        chip.Uarts["COM3"].ToBox.Enqueue(2);
        Assert.AreEqual(1, port.Read(new byte[1], 1));
        Assert.IsTrue(port.TryWrite([3], 1));
        CollectionAssert.AreEqual(new byte[] { 3 }, chip.Uarts["COM3"].FromBox);
        chip.Uarts["COM3"].IsBroken = true;
        Assert.AreEqual(0, port.Read(new byte[1], 1));
        Assert.IsFalse(port.TryWrite([1], 1));
    }
}
