using System.Buffers.Binary;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>The canaries of the parts that measure the air: what each model puts on its wire for a value, and what its driver makes of it.</summary>
internal sealed class PartCanaries(FittedParts parts)
{
    // A PMS5003 tells whole ug/m3, of which the values of a street would be in any text by chance.
    private readonly int _tenths = parts.Dust == TracedParts.Pms5003 ? 10 : 1;

    /// <summary>Temperature in degC of a number of temperature in 0.01 degC and humidity.</summary>
    public static double TemperatureOf(long climate)
    {
        return climate / 1000 / 100.0;
    }

    /// <summary>Relative humidity in % of such a number.</summary>
    public static double HumidityOf(long climate)
    {
        return 51 + (((climate % 1000) - 100) * 0.02) + 0.01;
    }

    /// <summary>Concentration in ug/m3 of a number of the least steps that the part of the box tells.</summary>
    public double DustOf(long steps)
    {
        return steps * _tenths / 10.0;
    }

    /// <summary>Canaries of dust.</summary>
    /// <param name="dust">PM2.5 and PM10 in the least steps that the part tells, as 1,000 times the one and the other.</param>
    public Canary[] Particulates(long dust)
    {
        long fine = dust / 1000;
        long coarse = dust % 1000;
        Canary[] numbers =
        [
            Canary.OfNumber("PM2.5 in 0.1 ug/m3", fine * _tenths, 1),
            Canary.OfNumber("PM10 in 0.1 ug/m3", coarse * _tenths, 1),
        ];
        return parts.Dust switch
        {
            TracedParts.Sds011 => [.. numbers, .. Sds011(fine, coarse)],
            TracedParts.Pms5003 => [.. numbers, .. Pms5003(fine, coarse)],
            _ => [.. numbers, .. Words("SEN66 PM2.5", (ushort)fine), .. Words("SEN66 PM10", (ushort)coarse)],
        };
    }

    /// <summary>Canaries of CO2.</summary>
    public Canary[] CarbonDioxide(long ppm)
    {
        return [Canary.OfNumber("CO2 in ppm", ppm), .. Words($"{parts.Co2} CO2", (ushort)ppm)];
    }

    /// <summary>Canaries of temperature and humidity.</summary>
    /// <param name="climate">Both, see <see cref="TemperatureOf"/> and <see cref="HumidityOf"/>.</param>
    public Canary[] Climate(long climate)
    {
        Canary temperature = Canary.OfNumber("temperature in 0.01 degC", climate / 1000, 2);
        return [temperature, .. parts.Climate == TracedParts.Bme280 ? Bme280(climate) : Sen66Climate(climate)];
    }

    private static Canary[] Sds011(long fine, long coarse)
    {
        byte[] data = [(byte)fine, (byte)(fine >> 8), (byte)coarse, (byte)(coarse >> 8), 0xa1, 0x60];
        return
        [
            Canary.OfBytes("SDS011 frame", [0xaa, 0xc0, .. data, (byte)data.Sum(value => value), 0xab]),
            Canary.OfBytes("SDS011 readings and device", data),
            Canary.OfBytes("SDS011 readings", data[..4]),
        ];
    }

    private static Canary[] Pms5003(long fine, long coarse)
    {
        byte[] readings = [(byte)(fine >> 8), (byte)fine, (byte)(coarse >> 8), (byte)coarse];
        return
        [
            Canary.OfNumber("PMS5003 PM2.5 in ug/m3", fine),
            Canary.OfNumber("PMS5003 PM10 in ug/m3", coarse),
            Canary.OfBytes("PMS5003 readings", readings),
        ];
    }

    // The part's converter gives 16 bits of temperature.
    private static Canary[] Bme280(long climate)
    {
        Bme280Memory memory = Bme280Memory.Typical;
        int raw = memory.RawTemperature(TemperatureOf(climate));
        int rawHumidity = memory.RawHumidity(HumidityOf(climate), memory.FineTemperature(raw));
        raw &= ~0xf;
        return
        [
            Canary.OfNumber("BME280 temperature register", raw),
            Canary.OfNumber("BME280 humidity register", rawHumidity),
            Canary.OfBytes("BME280 registers", [(byte)(raw >> 12), (byte)(raw >> 4), (byte)(raw << 4), (byte)(rawHumidity >> 8), (byte)rawHumidity]),
        ];
    }

    private static Canary[] Sen66Climate(long climate)
    {
        ushort temperature = (ushort)(climate / 1000 * 2);
        ushort humidity = (ushort)Math.Round(HumidityOf(climate) * 100);
        return
        [
            Canary.OfNumber("SEN66 temperature word", temperature),
            Canary.OfNumber("humidity in 0.01 %", humidity, 2),
            .. Words("SEN66 humidity and temperature", humidity, temperature),
        ];
    }

    // As they follow each other on the bus, each with its CRC.
    private static Canary[] Words(string what, params ushort[] words)
    {
        byte[] wire = new byte[3 * words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            Span<byte> place = wire.AsSpan(3 * i, 3);
            BinaryPrimitives.WriteUInt16BigEndian(place, words[i]);
            place[2] = VirtualScd41.Crc(place[..2]);
        }

        return [Canary.OfBytes(what, wire)];
    }
}
