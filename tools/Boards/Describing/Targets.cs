namespace EdgeNode.Boards;

/// <summary>
/// The nanoFramework targets that boards can have. Each figure stands in Espressif's ESP-IDF (read at commit 102122904ad, July 2026):
/// pins, strapping, flash, USB, input-only and ADC2 in the table and its notes of <c>docs/en/api-reference/peripherals/gpio/CHIP.inc</c>;
/// channels of ADC1 in <c>components/soc/CHIP/include/soc/adc_channel.h</c>; UART0 in <c>uart_pins.h</c> and the numbers of UARTs and
/// buses in <c>soc_caps.h</c> beside it. Deployment partitions are those of nf-interpreter (commit a3e8139, July 2026), line <c>deploy</c> of
/// <c>targets/ESP32/_IDF/CHIP/partitions_nanoclr_Nmb.csv</c>. Tests hold them together.
/// </summary>
public static class Targets
{
    /// <summary>
    /// Classic ESP32 from revision 3, on modules without PSRAM (with it GPIO 16 and 17 are taken; the target's image has none).
    /// GPIO 37 and 38 are not led out of WROOM modules.
    /// </summary>
    public static readonly Target Esp32Rev3 = new()
    {
        Name = "ESP32_REV3",
        Chip = "ESP32",
        LeastRevision = 3,
        Pins = Set([.. Range(0, 19), .. Range(21, 23), .. Range(25, 27), .. Range(32, 39)]),
        StrappingPins = Set(0, 2, 5, 12, 15),
        FlashPins = Set(Range(6, 11)),
        WireProtocolPins = Set(1, 3),
        InputOnlyPins = Set(Range(34, 39)),
        Adc1Pins = [36, 37, 38, 39, 32, 33, 34, 35],
        UartCount = 3,
        I2cCount = 2,
        DeploymentAddress = 0x1E0000,
        DeploymentKilobytes = Sizes(1792, 2752, 2752),
    };

    /// <summary>ESP32-S3 with quad flash.</summary>
    public static readonly Target Esp32S3Quad = new()
    {
        Name = "ESP32_S3_QUAD",
        Chip = "ESP32-S3",
        Pins = Set([.. Range(0, 21), .. Range(26, 48)]),
        StrappingPins = Set(0, 3, 45, 46),
        FlashPins = Set(Range(26, 32)),
        WireProtocolPins = Set(19, 20, 43, 44),
        InputOnlyPins = Set(),
        Adc1Pins = Range(1, 10),
        UartCount = 3,
        I2cCount = 2,
        DeploymentAddress = 0x1B0000,
        DeploymentKilobytes = Sizes(1984, 2944, 2944),
    };

    /// <summary>ESP32-S3 with octal flash or PSRAM, which takes GPIO 33 to 37 as well.</summary>
    public static readonly Target Esp32S3Octal = Esp32S3Quad with
    {
        Name = "ESP32_S3_OCTAL",
        FlashPins = Set(Range(26, 37)),
    };

    /// <summary>ESP32-C3. GPIO 11 is VDD_SPI by default, which feeds the flash (ESP32-C3 datasheet, pin definitions).</summary>
    public static readonly Target Esp32C3 = new()
    {
        Name = "ESP32_C3",
        Chip = "ESP32-C3",
        Pins = Set(Range(0, 21)),
        StrappingPins = Set(2, 8, 9),
        FlashPins = Set(Range(11, 17)),
        WireProtocolPins = Set(18, 19, 20, 21),
        InputOnlyPins = Set(),
        Adc1Pins = Range(0, 4),
        UartCount = 2,
        I2cCount = 1,
        DeploymentAddress = 0x1B0000,
        DeploymentKilobytes = Sizes(1984, 1984, 1984),
    };

    /// <summary>ESP32-C6. Its low-power UART and bus are not counted. The range of its ADC stands in its datasheet alone, which was not at hand.</summary>
    public static readonly Target Esp32C6Thread = new()
    {
        Name = "ESP32_C6_THREAD",
        Chip = "ESP32-C6",
        Pins = Set(Range(0, 30)),
        StrappingPins = Set(4, 5, 8, 9, 15),
        FlashPins = Set(Range(24, 30)),
        WireProtocolPins = Set(12, 13, 16, 17),
        InputOnlyPins = Set(),
        Adc1Pins = Range(0, 6),
        HasKnownVoltages = false,
        UartCount = 2,
        I2cCount = 1,
        DeploymentAddress = 0x250000,
        DeploymentKilobytes = Sizes(1472, 2304, 2304),
    };

    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<Target> All = [Esp32Rev3, Esp32S3Quad, Esp32S3Octal, Esp32C3, Esp32C6Thread];

    private static IReadOnlySet<int> Set(params int[] pins)
    {
        return new SortedSet<int>(pins);
    }

    private static Dictionary<int, int> Sizes(int with4Megabytes, int with8Megabytes, int with16Megabytes)
    {
        return new() { [4] = with4Megabytes, [8] = with8Megabytes, [16] = with16Megabytes };
    }

    private static int[] Range(int first, int last)
    {
        return [.. Enumerable.Range(first, last - first + 1)];
    }
}
