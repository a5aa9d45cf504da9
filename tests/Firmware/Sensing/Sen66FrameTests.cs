using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class Sen66FrameTests
    {
        private const int Words = 9;

        [TestMethod]
        public void Each_value_has_its_word_and_its_scale()
        {
            // PM1.0, PM2.5, PM4.0, PM10, humidity, temperature, indices of VOC and NOx, CO2.
            Sen66Values values = Parsed(31, 45, 52, 61, 5012, 4301, 1000, 10, 431);
            AssertValues(values, 45, 61, 431, 2150, 5012);
            AssertValues(Parsed(0, 0, 0, 0, 0, 0, 0, 0, 1), 0, 0, 1, 0, 0);
            AssertValues(Parsed(0, 0, 0, 0, 10000, -2001, 0, 0, 40000), 0, 0, 40000, -1000, 10000);
        }

        [TestMethod]
        public void A_value_that_the_part_does_not_know_leaves_the_others()
        {
            const int U = Sen66Values.Unknown;
            AssertValues(Parsed(0, 0xffff, 0, 61, 5012, 4300, 0, 0, 431), U, 61, 431, 2150, 5012);
            AssertValues(Parsed(0, 45, 0, 0xffff, 5012, 4300, 0, 0, 431), 45, U, 431, 2150, 5012);
            AssertValues(Parsed(0, 45, 0, 61, 0x7fff, 4300, 0, 0, 431), 45, 61, 431, 2150, U);
            AssertValues(Parsed(0, 45, 0, 61, 5012, 0x7fff, 0, 0, 431), 45, 61, 431, U, 5012);
            AssertValues(Parsed(0, 45, 0, 61, 5012, 4300, 0x7fff, 0x7fff, 0xffff), 45, 61, U, 2150, 5012);
        }

        [TestMethod]
        public void Beyond_a_range_is_its_end_and_what_only_a_broken_part_says_is_unknown()
        {
            const int U = Sen66Values.Unknown;
            AssertValues(Parsed(0, 9999, 0, 10000, -600, -12000, 0, 0, 40001), 9999, 9999, 40000, -4000, 0);
            AssertValues(Parsed(0, 0xfffe, 0, 0xfffe, 11900, 20000, 0, 0, 0xfffe), 9999, 9999, 40000, 8500, 10000);
            AssertValues(Parsed(0, 0, 0, 0, -601, -12002, 0, 0, 0), 0, 0, U, U, U);
            AssertValues(Parsed(0, 0, 0, 0, 11901, 20002, 0, 0, 0), 0, 0, U, U, U);
        }

        [TestMethod]
        public void Each_single_bit_flip_is_refused_in_words_that_are_not_used_as_well()
        {
            byte[] answer = Answer(31, 45, 52, 61, 5012, 4301, 1000, 10, 431);
            Sen66Values values = new Sen66Values();
            for (int bit = 0; bit < 8 * Sen66Frame.MeasurementLength; bit++)
            {
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(Sen66Frame.TryParseMeasurement(answer, values));
                AssertValues(values, Sen66Values.Unknown, Sen66Values.Unknown, Sen66Values.Unknown, Sen66Values.Unknown, Sen66Values.Unknown);
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void The_status_is_two_words_the_higher_one_first()
        {
            byte[] answer = Answer(0x0020, 0x0810);
            Assert.IsTrue(Sen66Frame.TryParseStatus(answer, out int bits));
            Assert.AreEqual((1 << 21) | (1 << 11) | (1 << 4), bits);
            for (int bit = 0; bit < 8 * Sen66Frame.StatusLength; bit++)
            {
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(Sen66Frame.TryParseStatus(answer, out bits));
                Assert.AreEqual(0, bits);
                answer[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void Only_its_own_name_is_a_SEN66()
        {
            Assert.IsTrue(Sen66Frame.IsSen66(Answer(0x5345, 0x4e36, 0x3600)));
            Assert.IsFalse(Sen66Frame.IsSen66(Answer(0x5345, 0x4e36, 0x3500)), "SEN65");
            Assert.IsFalse(Sen66Frame.IsSen66(Answer(0x5345, 0x4e36, 0x3643)), "SEN66C");
            Assert.IsFalse(Sen66Frame.IsSen66(Answer(0x5345, 0x4e35, 0x3500)), "SEN55");
            Assert.IsFalse(Sen66Frame.IsSen66(new byte[Sen66Frame.NameLength]));
        }

        private static Sen66Values Parsed(params int[] words)
        {
            Assert.AreEqual(Words, words.Length);
            Sen66Values values = new Sen66Values();
            Assert.IsTrue(Sen66Frame.TryParseMeasurement(Answer(words), values));
            return values;
        }

        private static byte[] Answer(params int[] words)
        {
            byte[] answer = new byte[words.Length * SensirionWord.Length];
            for (int i = 0; i < words.Length; i++)
            {
                answer[3 * i] = (byte)(words[i] >> 8);
                answer[(3 * i) + 1] = (byte)words[i];
                answer[(3 * i) + 2] = (byte)SensirionWord.Crc(answer, 3 * i);
            }

            return answer;
        }

        private static void AssertValues(Sen66Values values, int pm25, int pm10, int co2, int temperature, int humidity)
        {
            Assert.AreEqual(pm25, values.Of(Quantity.Pm25));
            Assert.AreEqual(pm10, values.Of(Quantity.Pm10));
            Assert.AreEqual(co2, values.Of(Quantity.Co2));
            Assert.AreEqual(temperature, values.Of(Quantity.Temperature));
            Assert.AreEqual(humidity, values.Of(Quantity.Humidity));
        }
    }
}
