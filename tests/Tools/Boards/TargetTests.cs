using EdgeNode.Boards;

namespace EdgeNode.Tools.Tests;

/// <summary>
/// Pins and counts against ESP-IDF at commit 102122904ad, written down here in the form that its headers have them: bit masks and
/// channel tables, not the lists of <see cref="Targets"/>.
/// </summary>
[TestClass]
public sealed class TargetTests
{
    private const ulong Bit = 1;

    // soc/CHIP/include/soc/soc_caps.h: SOC_GPIO_VALID_GPIO_MASK. The classic one has GPIO 20 too, which only the PICO-V3 leads out
    // and which the table of the GPIO page leaves away.
    [TestMethod]
    [DataRow("ESP32_REV3", 40, 24, 24, 28, 31)]
    [DataRow("ESP32_S3_QUAD", 49, 22, 25, 22, 25)]
    [DataRow("ESP32_S3_OCTAL", 49, 22, 25, 22, 25)]
    [DataRow("ESP32_C3", 22, 63, 63, 63, 63)]
    [DataRow("ESP32_C6_THREAD", 31, 63, 63, 63, 63)]
    public void Pins_are_those_of_the_mask_of_valid_GPIOs(string name, int count, int firstHole, int lastHole, int secondHole, int endHole)
    {
        ulong mask = ((Bit << count) - 1) & ~Range(firstHole, lastHole) & ~Range(secondHole, endHole);
        if (name == "ESP32_REV3")
        {
            mask &= ~(Bit << 20);
        }

        Assert.AreEqual(mask, MaskOf(Of(name).Pins));
    }

    // SOC_GPIO_VALID_OUTPUT_GPIO_MASK leaves 34 to 39 away on the classic ESP32 and nothing elsewhere.
    [TestMethod]
    public void Only_the_classic_chip_has_pins_that_are_inputs_alone()
    {
        foreach (Target target in Targets.All)
        {
            Assert.AreEqual(target.Chip == "ESP32" ? Range(34, 39) : 0, MaskOf(target.InputOnlyPins), target.Name);
        }
    }

    // adc_channel.h: ADC1_CHANNEL_n_GPIO_NUM.
    [TestMethod]
    [DataRow("ESP32_REV3", "36 37 38 39 32 33 34 35")]
    [DataRow("ESP32_S3_QUAD", "1 2 3 4 5 6 7 8 9 10")]
    [DataRow("ESP32_S3_OCTAL", "1 2 3 4 5 6 7 8 9 10")]
    [DataRow("ESP32_C3", "0 1 2 3 4")]
    [DataRow("ESP32_C6_THREAD", "0 1 2 3 4 5 6")]
    public void Channels_of_ADC1_are_those_of_the_header(string name, string pins)
    {
        Target target = Of(name);
        Assert.AreEqual(pins, string.Join(' ', target.Adc1Pins));
        int[] numbers = [.. pins.Split(' ').Select(int.Parse)];
        for (int channel = 0; channel < numbers.Length; channel++)
        {
            Assert.AreEqual(channel, target.AdcChannel(numbers[channel]));
        }

        Assert.AreEqual(-1, target.AdcChannel(21));
    }

    // soc_caps.h: SOC_UART_HP_NUM, SOC_HP_I2C_NUM; uart_pins.h: U0RXD_GPIO_NUM, U0TXD_GPIO_NUM; the GPIO pages: strapping, flash, USB.
    [TestMethod]
    [DataRow("ESP32_REV3", 3, 2, "1 3", "0 2 5 12 15", 6, 11)]
    [DataRow("ESP32_S3_QUAD", 3, 2, "19 20 43 44", "0 3 45 46", 26, 32)]
    [DataRow("ESP32_S3_OCTAL", 3, 2, "19 20 43 44", "0 3 45 46", 26, 37)]
    [DataRow("ESP32_C3", 2, 1, "18 19 20 21", "2 8 9", 11, 17)]
    [DataRow("ESP32_C6_THREAD", 2, 1, "12 13 16 17", "4 5 8 9 15", 24, 30)]
    public void Ports_buses_and_reserved_pins_are_those_of_the_chip(string name, int uarts, int buses, string wire, string strapping, int firstFlash, int lastFlash)
    {
        Target target = Of(name);
        Assert.AreEqual(uarts, target.UartCount);
        Assert.AreEqual(buses, target.I2cCount);
        Assert.AreEqual(wire, string.Join(' ', target.WireProtocolPins));
        Assert.AreEqual(strapping, string.Join(' ', target.StrappingPins));
        Assert.AreEqual(Range(firstFlash, lastFlash), MaskOf(target.FlashPins));
    }

    private static Target Of(string name)
    {
        return Targets.All.Single(target => target.Name == name);
    }

    private static ulong MaskOf(IEnumerable<int> pins)
    {
        return pins.Aggregate(0UL, (mask, pin) => mask | (Bit << pin));
    }

    private static ulong Range(int first, int last)
    {
        return Enumerable.Range(first, last - first + 1).Aggregate(0UL, (mask, pin) => mask | (Bit << pin));
    }
}
