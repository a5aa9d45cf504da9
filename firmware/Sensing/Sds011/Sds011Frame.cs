namespace EdgeNode.Sensing
{
    /// <summary>
    /// Frames of the SDS011 (Laser Dust Sensor Control Protocol V1.3): 19 bytes to the part, 10 bytes from it. The checksum
    /// is the low byte of the sum of the data bytes, which are those between the command byte and the checksum.
    /// </summary>
    public static class Sds011Frame
    {
        /// <summary>Length in bytes of a frame to the part.</summary>
        public const int CommandLength = 19;

        /// <summary>Length in bytes of a frame from the part.</summary>
        public const int ReplyLength = 10;

        private const byte Head = 0xaa;
        private const byte Tail = 0xab;
        private const byte CommandId = 0xb4;
        private const byte MeasurementId = 0xc0;
        private const byte SettingId = 0xc5;

        private const byte Query = 4;
        private const byte SetSleepOrWork = 6;

        private const byte Read = 0;
        private const byte Write = 1;
        private const byte Sleep = 0;
        private const byte Work = 1;

        // Device id 0xffff addresses whichever part is on the line.
        private const byte AnyDevice = 0xff;

        /// <summary>Writes the command that switches fan and laser on (section 4, "work").</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        public static void WriteWork(byte[] frame)
        {
            WriteCommand(frame, SetSleepOrWork, Write, Work);
        }

        /// <summary>Writes the command that switches fan and laser off (section 4, "sleep").</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        public static void WriteSleep(byte[] frame)
        {
            WriteCommand(frame, SetSleepOrWork, Write, Sleep);
        }

        /// <summary>Writes the command that asks what a setting is (sections 1 and 5, "query").</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        /// <param name="setting">The setting.</param>
        public static void WriteAsk(byte[] frame, Sds011Setting setting)
        {
            WriteCommand(frame, (byte)setting, Read, 0);
        }

        /// <summary>Writes the command that sets a setting (sections 1 and 5, "set"); the part keeps it without power.</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        /// <param name="setting">The setting.</param>
        /// <param name="value">Its value, 0 to 30.</param>
        public static void WriteSet(byte[] frame, Sds011Setting setting, byte value)
        {
            WriteCommand(frame, (byte)setting, Write, value);
        }

        /// <summary>Writes the command that asks for one measurement (section 2).</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        public static void WriteQuery(byte[] frame)
        {
            WriteCommand(frame, Query, Read, 0);
        }

        /// <summary>Reads one measurement frame (section 2); little-endian, unlike most of its kind.</summary>
        /// <param name="frame">Bytes, at least <see cref="ReplyLength"/> from <paramref name="offset"/> on.</param>
        /// <param name="offset">Where the frame starts.</param>
        /// <param name="pm25Tenth">PM2.5 in 0.1 ug/m3, 0 to 65,535: what the frame can hold, not what the part can measure.</param>
        /// <param name="pm10Tenth">PM10 in 0.1 ug/m3, 0 to 65,535.</param>
        /// <returns>False when head, kind, checksum or tail is wrong; then both values are 0.</returns>
        public static bool TryParseMeasurement(byte[] frame, int offset, out int pm25Tenth, out int pm10Tenth)
        {
            pm25Tenth = 0;
            pm10Tenth = 0;
            if (!IsReply(frame, offset, MeasurementId))
            {
                return false;
            }

            pm25Tenth = frame[offset + 2] | (frame[offset + 3] << 8);
            pm10Tenth = frame[offset + 4] | (frame[offset + 5] << 8);
            return true;
        }

        /// <summary>Reads one frame that tells a setting, whether it was asked for or set (sections 1 and 5).</summary>
        /// <param name="frame">Bytes, at least <see cref="ReplyLength"/> from <paramref name="offset"/> on.</param>
        /// <param name="offset">Where the frame starts.</param>
        /// <param name="setting">The setting.</param>
        /// <param name="value">Its value, 0 to 255.</param>
        /// <returns>False when head, kind, setting, checksum or tail is wrong; then the value is 0.</returns>
        public static bool TryParseSetting(byte[] frame, int offset, Sds011Setting setting, out int value)
        {
            bool isThis = IsReply(frame, offset, SettingId) && frame[offset + 2] == (byte)setting;
            value = isThis ? frame[offset + 4] : 0;
            return isThis;
        }

        private static bool IsReply(byte[] frame, int offset, byte kind)
        {
            return frame[offset] == Head
                && frame[offset + 1] == kind
                && frame[offset + 8] == Sum(frame, offset + 2, 6)
                && frame[offset + 9] == Tail;
        }

        private static void WriteCommand(byte[] frame, byte command, byte access, byte value)
        {
            for (int i = 0; i < CommandLength; i++)
            {
                frame[i] = 0;
            }

            frame[0] = Head;
            frame[1] = CommandId;
            frame[2] = command;
            frame[3] = access;
            frame[4] = value;
            frame[15] = AnyDevice;
            frame[16] = AnyDevice;
            frame[17] = Sum(frame, 2, 15);
            frame[18] = Tail;
        }

        private static byte Sum(byte[] bytes, int offset, int count)
        {
            int sum = 0;
            for (int i = 0; i < count; i++)
            {
                sum += bytes[offset + i];
            }

            return (byte)sum;
        }
    }
}
