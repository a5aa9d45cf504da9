namespace EdgeNode.Boards;

/// <summary>A nanoFramework target, and what the pins of its chip may be used for.</summary>
public sealed record Target
{
    /// <summary>Name as nanoff knows it.</summary>
    public required string Name { get; init; }

    /// <summary>The chip as nanoff calls it when it has one at the other end of the cable, such as <c>ESP32-S3</c>.</summary>
    public required string Chip { get; init; }

    /// <summary>Least major revision of the chip that the target's image starts on; 0 where all do.</summary>
    public int LeastRevision { get; init; }

    /// <summary>GPIO numbers that the chip has.</summary>
    public required IReadOnlySet<int> Pins { get; init; }

    /// <summary>Pins whose level at reset decides how the chip starts: a sensor on one can keep a box from booting.</summary>
    public required IReadOnlySet<int> StrappingPins { get; init; }

    /// <summary>Pins to which the flash, or PSRAM of the modules in use, is wired.</summary>
    public required IReadOnlySet<int> FlashPins { get; init; }

    /// <summary>Pins of UART0 and of native USB, which belong to flashing and to the wire protocol.</summary>
    public required IReadOnlySet<int> WireProtocolPins { get; init; }

    /// <summary>
    /// Pins that can only be inputs. They have no pull resistors either, and of 36 and 39 of the classic ESP32 interrupts come
    /// without an edge while the radio sleeps or the ADC converts, so that none of them can count.
    /// </summary>
    public required IReadOnlySet<int> InputOnlyPins { get; init; }

    /// <summary>
    /// Pins of ADC1; a pin's place in the list is its channel, as nanoFramework numbers them. ADC2 is not usable while Wi-Fi
    /// is on, or not at all.
    /// </summary>
    public required IReadOnlyList<int> Adc1Pins { get; init; }

    /// <summary>Whether the firmware knows which voltage a sample of ADC1 is: <c>AdcLine</c> in hardware-abstraction/Esp32.</summary>
    public bool HasKnownVoltages { get; init; } = true;

    /// <summary>How many UARTs the chip has, UART0 included: ports <c>COM2</c> to <c>COMn</c> are free.</summary>
    public required int UartCount { get; init; }

    /// <summary>How many I2C buses the chip has.</summary>
    public required int I2cCount { get; init; }

    /// <summary>Where the partition for the application begins; nf-interpreter's table has it at one address for every size of flash.</summary>
    public required int DeploymentAddress { get; init; }

    /// <summary>Size of that partition in KB, by the size of the flash in MB.</summary>
    public required IReadOnlyDictionary<int, int> DeploymentKilobytes { get; init; }

    /// <summary>Channel of a pin of ADC1, or -1 where the pin is none.</summary>
    public int AdcChannel(int pin)
    {
        for (int channel = 0; channel < Adc1Pins.Count; channel++)
        {
            if (Adc1Pins[channel] == pin)
            {
                return channel;
            }
        }

        return -1;
    }
}
