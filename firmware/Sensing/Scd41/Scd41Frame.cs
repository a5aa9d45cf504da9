namespace EdgeNode.Sensing
{
    /// <summary>
    /// What the SCD41 puts on the bus: words of two bytes, the higher one first, each followed by its CRC-8 with polynomial
    /// 0x31 and start value 0xff (SCD4x datasheet 1.3, sections 3.3, 3.5 and 3.11).
    /// </summary>
    public static class Scd41Frame
    {
        /// <summary>Length in bytes of a command alone.</summary>
        public const int CommandLength = 2;

        /// <summary>Length in bytes of a command that a word follows.</summary>
        public const int SettingLength = CommandLength + WordLength;

        /// <summary>Length in bytes of one word with its CRC.</summary>
        public const int WordLength = 3;

        /// <summary>Length in bytes of the answer to <see cref="Scd41Command.GetDataReadyStatus"/>.</summary>
        public const int DataReadyLength = WordLength;

        /// <summary>Length in bytes of the answer to <see cref="Scd41Command.ReadMeasurement"/>.</summary>
        public const int MeasurementLength = 3 * WordLength;

        private const int Polynomial = 0x31;
        private const int StartValue = 0xff;

        // The lower eleven bits are zero while nothing waits (section 3.8.2); the others are not specified.
        private const int DataReadyBits = 0x7ff;

        /// <summary>CRC-8 of the two bytes of one word.</summary>
        /// <param name="data">Bytes.</param>
        /// <param name="offset">Where the word starts.</param>
        /// <returns>0 to 255; for 0xbe 0xef 0x92 (section 3.11).</returns>
        public static int Crc(byte[] data, int offset)
        {
            int crc = StartValue;
            for (int i = 0; i < 2; i++)
            {
                crc ^= data[offset + i];
                for (int bit = 0; bit < 8; bit++)
                {
                    crc = (crc & 0x80) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
                }
            }

            return crc & 0xff;
        }

        /// <summary>Reads the answer to <see cref="Scd41Command.GetDataReadyStatus"/>.</summary>
        /// <param name="answer">At least <see cref="DataReadyLength"/> bytes.</param>
        /// <param name="ready">Whether a measurement waits; false when false is returned.</param>
        /// <returns>False when the CRC is wrong.</returns>
        public static bool TryParseDataReady(byte[] answer, out bool ready)
        {
            bool whole = TryParseWord(answer, 0, out int word);
            ready = (word & DataReadyBits) != 0;
            return whole;
        }

        /// <summary>Reads the answer to <see cref="Scd41Command.ReadMeasurement"/>; of its three words the first is CO2.</summary>
        /// <param name="answer">At least <see cref="MeasurementLength"/> bytes.</param>
        /// <param name="co2Ppm">CO2 in ppm, 0 to 65,535: what the frame can hold, not what the part can measure.</param>
        /// <returns>False when one of the three CRCs is wrong, of which two are for words that are not used; then the value is 0.</returns>
        public static bool TryParseMeasurement(byte[] answer, out int co2Ppm)
        {
            if (TryParseWord(answer, 0, out co2Ppm)
                && TryParseWord(answer, WordLength, out _)
                && TryParseWord(answer, 2 * WordLength, out _))
            {
                return true;
            }

            co2Ppm = 0;
            return false;
        }

        /// <summary>Writes a command that a word follows.</summary>
        /// <param name="frame">At least <see cref="SettingLength"/> bytes.</param>
        /// <param name="command">The command.</param>
        /// <param name="word">The word, 0 to 65,535.</param>
        public static void WriteSetting(byte[] frame, Scd41Command command, int word)
        {
            frame[0] = (byte)((int)command >> 8);
            frame[1] = (byte)command;
            frame[2] = (byte)(word >> 8);
            frame[3] = (byte)word;
            frame[4] = (byte)Crc(frame, CommandLength);
        }

        /// <summary>Reads one word.</summary>
        /// <param name="answer">At least <see cref="WordLength"/> bytes from <paramref name="offset"/> on.</param>
        /// <param name="offset">Where the word starts.</param>
        /// <param name="word">0 to 65,535; 0 when false is returned.</param>
        /// <returns>False when the CRC is wrong.</returns>
        public static bool TryParseWord(byte[] answer, int offset, out int word)
        {
            bool whole = Crc(answer, offset) == answer[offset + 2];
            word = whole ? (answer[offset] << 8) | answer[offset + 1] : 0;
            return whole;
        }
    }
}
