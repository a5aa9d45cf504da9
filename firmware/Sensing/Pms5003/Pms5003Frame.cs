namespace EdgeNode.Sensing
{
    /// <summary>
    /// Frames of the Plantower PMS5003 (series data manual V2.3, appendices I and II): 7 bytes to the part, 32 bytes from it. Numbers have
    /// the higher byte first. The last two bytes are the sum of all bytes before them.
    /// </summary>
    public static class Pms5003Frame
    {
        /// <summary>Length in bytes of a frame to the part.</summary>
        public const int CommandLength = 7;

        /// <summary>Length in bytes of a measurement from the part.</summary>
        public const int MeasurementLength = 32;

        private const byte FirstStart = 0x42;
        private const byte SecondStart = 0x4d;

        // The frame says how many bytes follow its length: thirteen words and the sum. Other parts of the maker have other lengths.
        private const int LengthAfter = 28;

        private const byte ChangeMode = 0xe1;
        private const byte SleepOrWake = 0xe4;

        // Where words stand. The first three are for air of a test chamber ("CF=1, standard particle"), the next three for the
        // atmosphere.
        private const int Pm25At = 12;
        private const int Pm10At = 14;
        private const int GrainsOf03At = 16;
        private const int GrainsOf05At = 18;

        /// <summary>Writes the command that switches fan and laser on (appendix II, "sleep set", 1).</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        public static void WriteWake(byte[] frame)
        {
            WriteCommand(frame, SleepOrWake, 1);
        }

        /// <summary>Writes the command that switches fan and laser off (appendix II, "sleep set", 0).</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        public static void WriteSleep(byte[] frame)
        {
            WriteCommand(frame, SleepOrWake, 0);
        }

        /// <summary>Writes the command that makes the part report by itself (appendix II, "change mode", 1), as it does after power-on.</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        public static void WriteReport(byte[] frame)
        {
            WriteCommand(frame, ChangeMode, 1);
        }

        /// <summary>Reads a measurement (appendix I).</summary>
        /// <param name="frame">At least <see cref="MeasurementLength"/> bytes.</param>
        /// <param name="pm25">PM2.5 in the atmosphere in ug/m3, 0 to 65,535: what the frame can hold, not what the part can measure.</param>
        /// <param name="pm10">PM10 in the atmosphere in ug/m3, 0 to 65,535.</param>
        /// <param name="grainsOf03">Particles of 0.3 um and more in 0.1 L, 0 to 65,535.</param>
        /// <param name="grainsOf05">Particles of 0.5 um and more in 0.1 L, 0 to 65,535.</param>
        /// <returns>False when start, length or sum is wrong; then all values are 0.</returns>
        public static bool TryParse(byte[] frame, out int pm25, out int pm10, out int grainsOf03, out int grainsOf05)
        {
            bool isWhole = frame[0] == FirstStart
                && frame[1] == SecondStart
                && WordAt(frame, 2) == LengthAfter
                && WordAt(frame, MeasurementLength - 2) == Sum(frame, MeasurementLength - 2);
            pm25 = isWhole ? WordAt(frame, Pm25At) : 0;
            pm10 = isWhole ? WordAt(frame, Pm10At) : 0;
            grainsOf03 = isWhole ? WordAt(frame, GrainsOf03At) : 0;
            grainsOf05 = isWhole ? WordAt(frame, GrainsOf05At) : 0;
            return isWhole;
        }

        private static int WordAt(byte[] bytes, int offset)
        {
            return (bytes[offset] << 8) | bytes[offset + 1];
        }

        private static int Sum(byte[] bytes, int count)
        {
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += bytes[i];
            }

            return sum;
        }

        private static void WriteCommand(byte[] frame, byte command, byte value)
        {
            frame[0] = FirstStart;
            frame[1] = SecondStart;
            frame[2] = command;
            frame[3] = 0;
            frame[4] = value;
            int sum = Sum(frame, CommandLength - 2);
            frame[5] = (byte)(sum >> 8);
            frame[6] = (byte)sum;
        }
    }
}
