using System.Buffers.Binary;

namespace EdgeNode.Virtual;

/// <summary>
/// The trimming values that a BME280 got in its factory, and the datasheet's double-precision formulas that give them their
/// meaning (BME280 datasheet 1.6, sections 4.2.2 and 8.1).
/// </summary>
/// <param name="T1">dig_T1.</param>
/// <param name="T2">dig_T2.</param>
/// <param name="T3">dig_T3.</param>
/// <param name="H1">dig_H1.</param>
/// <param name="H2">dig_H2.</param>
/// <param name="H3">dig_H3.</param>
/// <param name="H4">dig_H4, 12 bits, -2048 to 2047.</param>
/// <param name="H5">dig_H5, 12 bits, -2048 to 2047.</param>
/// <param name="H6">dig_H6.</param>
public sealed record Bme280Memory(ushort T1, short T2, short T3, byte H1, short H2, byte H3, short H4, short H5, sbyte H6)
{
    private const int TemperatureSteps = 1 << 20;
    private const int HumiditySteps = 1 << 16;

    /// <summary>Values of the size that parts on sale have.</summary>
    public static Bme280Memory Typical { get; } = new(28009, 26654, 50, 75, 362, 0, 321, 50, 30);

    /// <summary>Writes the values to their registers (table 16).</summary>
    /// <param name="registers">All 256 registers.</param>
    public void WriteTo(Span<byte> registers)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(registers[0x88..], T1);
        BinaryPrimitives.WriteInt16LittleEndian(registers[0x8a..], T2);
        BinaryPrimitives.WriteInt16LittleEndian(registers[0x8c..], T3);
        registers[0xa1] = H1;
        BinaryPrimitives.WriteInt16LittleEndian(registers[0xe1..], H2);
        registers[0xe3] = H3;
        registers[0xe4] = (byte)(H4 >> 4);
        registers[0xe5] = (byte)((H4 & 0x0f) | ((H5 & 0x0f) << 4));
        registers[0xe6] = (byte)(H5 >> 4);
        registers[0xe7] = (byte)H6;
    }

    /// <summary>Fine temperature of a converter value: 1/5120 degC.</summary>
    /// <param name="raw">0 to 2^20 - 1.</param>
    public double FineTemperature(double raw)
    {
        double linear = ((raw / 16384.0) - (T1 / 1024.0)) * T2;
        double offset = (raw / 131072.0) - (T1 / 8192.0);
        return linear + (offset * offset * T3);
    }

    /// <summary>Relative humidity in % of a converter value, not cut off at 0 and 100.</summary>
    /// <param name="raw">0 to 65,535.</param>
    /// <param name="fineTemperature">Result of <see cref="FineTemperature"/>.</param>
    public double Humidity(double raw, double fineTemperature)
    {
        double fine = fineTemperature - 76800.0;
        double humidity = (raw - ((H4 * 64.0) + (H5 / 16384.0 * fine)))
            * (H2 / 65536.0 * (1.0 + (H6 / 67108864.0 * fine * (1.0 + (H3 / 67108864.0 * fine)))));
        return humidity * (1.0 - (H1 * humidity / 524288.0));
    }

    /// <summary>The converter value at which the formula gives a temperature.</summary>
    /// <param name="temperature">Temperature in degC.</param>
    /// <returns>0 to 2^20 - 1; at its ends for temperatures beyond.</returns>
    public int RawTemperature(double temperature)
    {
        double wanted = temperature * 5120.0;
        return Invert(TemperatureSteps, wanted, static (memory, raw, _) => memory.FineTemperature(raw), 0);
    }

    /// <summary>The converter value at which the formula gives a humidity.</summary>
    /// <param name="humidity">Relative humidity in %.</param>
    /// <param name="fineTemperature">Fine temperature of the same measurement.</param>
    /// <returns>0 to 65,535; at its ends for humidities beyond.</returns>
    public int RawHumidity(double humidity, double fineTemperature)
    {
        return Invert(HumiditySteps, humidity, static (memory, raw, fine) => memory.Humidity(raw, fine), fineTemperature);
    }

    // Both formulas rise over the whole range of the converter, so halving finds the step.
    private int Invert(int steps, double wanted, Func<Bme280Memory, double, double, double> formula, double fineTemperature)
    {
        int low = 0;
        int high = steps - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (formula(this, middle + 0.5, fineTemperature) < wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
