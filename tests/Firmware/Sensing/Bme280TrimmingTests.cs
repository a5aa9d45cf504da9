using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class Bme280TrimmingTests
    {
        [TestMethod]
        public void Boschs_published_example_comes_out()
        {
            // BMP280 datasheet 1.23, section 3.12: dig_T1 27504, dig_T2 26435, dig_T3 -1000, adc_T 519888, 25.08 degC.
            Bme280Trimming trimming = Example();
            int fine = trimming.FineTemperature(519888);
            Assert.AreEqual(128422, fine);
            Assert.AreEqual(2508, Bme280Trimming.TemperatureHundredth(fine));
        }

        [TestMethod]
        public void Results_are_those_of_the_double_formula()
        {
            // Expected values: the datasheet's section 8.1, computed in double precision elsewhere.
            Bme280Trimming trimming = Typical();
            AssertClimate(trimming, 320000, 24000, -4071, 2079);
            AssertClimate(trimming, 400000, 23000, -1530, 1503);
            AssertClimate(trimming, 448144, 27000, 0, 3550);
            AssertClimate(trimming, 500000, 28000, 1648, 4095);
            AssertClimate(trimming, 530000, 30000, 2601, 5218);
            AssertClimate(trimming, 560000, 34000, 3555, 7514);
            AssertClimate(trimming, 620000, 38000, 5462, 9996);
        }

        [TestMethod]
        public void Humidity_ends_at_0_and_100_percent()
        {
            AssertClimate(Typical(), 530000, 20600, 2601, 0);
            AssertClimate(Typical(), 530000, 43000, 2601, 10000);
        }

        [TestMethod]
        public void Negative_trimming_values_keep_their_sign()
        {
            // dig_H4 -37, dig_H5 -3 and dig_H6 -12, of which the first two share a byte.
            AssertClimate(Example(), 519888, 2000, 2508, 2361);
            AssertClimate(Example(), 519888, 9000, 2508, 6103);
            AssertClimate(Example(), 415148, 5000, -786, 4073);
        }

        [TestMethod]
        public void A_blank_memory_is_refused()
        {
            Assert.IsFalse(new Bme280Trimming().TryLoad(new byte[6], 0, new byte[7]));
        }

        private static void AssertClimate(
            Bme280Trimming trimming, int rawTemperature, int rawHumidity, int temperatureHundredth, int humidityHundredth)
        {
            int fine = trimming.FineTemperature(rawTemperature);
            AssertNear(temperatureHundredth, Bme280Trimming.TemperatureHundredth(fine), 1);
            AssertNear(humidityHundredth, trimming.HumidityHundredth(rawHumidity, fine), 2);
        }

        private static void AssertNear(int expected, int actual, int tolerance)
        {
            int difference = expected > actual ? expected - actual : actual - expected;
            Assert.IsTrue(difference <= tolerance, $"{actual} instead of {expected}");
        }

        // dig_T1 28009, T2 26654, T3 50, H1 75, H2 362, H3 0, H4 321, H5 50, H6 30.
        private static Bme280Trimming Typical()
        {
            return Load(
                new byte[] { 0x69, 0x6d, 0x1e, 0x68, 0x32, 0x00 },
                new byte[] { 0x6a, 0x01, 0x00, 0x14, 0x21, 0x03, 0x1e });
        }

        // dig_T1 27504, T2 26435, T3 -1000, H1 75, H2 358, H3 2, H4 -37, H5 -3, H6 -12.
        private static Bme280Trimming Example()
        {
            return Load(
                new byte[] { 0x70, 0x6b, 0x43, 0x67, 0x18, 0xfc },
                new byte[] { 0x66, 0x01, 0x02, 0xfd, 0xdb, 0xff, 0xf4 });
        }

        private static Bme280Trimming Load(byte[] temperature, byte[] humidity)
        {
            Bme280Trimming trimming = new Bme280Trimming();
            Assert.IsTrue(trimming.TryLoad(temperature, 75, humidity));
            return trimming;
        }
    }
}
