namespace EdgeNode.Sensing
{
    /// <summary>
    /// How Sensirion's parts speak on I2C: commands of two bytes, and words of two bytes, each followed by its CRC-8 with polynomial 0x31
    /// and start value 0xff (SCD4x datasheet 1.3, sections 3.3 and 3.11). The higher byte comes first.
    /// </summary>
    public static class SensirionWord
    {
        /// <summary>Length in bytes of a command alone.</summary>
        public const int CommandLength = 2;

        /// <summary>Length in bytes of one word with its CRC.</summary>
        public const int Length = 3;

        /// <summary>Length in bytes of a command that a word follows.</summary>
        public const int SettingLength = CommandLength + Length;

        private const int Polynomial = 0x31;
        private const int StartValue = 0xff;

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

        /// <summary>Reads one word.</summary>
        /// <param name="answer">At least <see cref="Length"/> bytes from <paramref name="offset"/> on.</param>
        /// <param name="offset">Where the word starts.</param>
        /// <param name="word">0 to 65,535; 0 when false is returned.</param>
        /// <returns>False when the CRC is wrong.</returns>
        public static bool TryParse(byte[] answer, int offset, out int word)
        {
            bool whole = Crc(answer, offset) == answer[offset + 2];
            word = whole ? (answer[offset] << 8) | answer[offset + 1] : 0;
            return whole;
        }

        /// <summary>Writes a command that no word follows.</summary>
        /// <param name="frame">At least <see cref="CommandLength"/> bytes.</param>
        /// <param name="command">The command, 0 to 65,535.</param>
        public static void WriteCommand(byte[] frame, int command)
        {
            frame[0] = (byte)(command >> 8);
            frame[1] = (byte)command;
        }

        /// <summary>Writes a command that a word follows.</summary>
        /// <param name="frame">At least <see cref="SettingLength"/> bytes.</param>
        /// <param name="command">The command, 0 to 65,535.</param>
        /// <param name="word">The word, 0 to 65,535.</param>
        public static void WriteSetting(byte[] frame, int command, int word)
        {
            WriteCommand(frame, command);
            frame[2] = (byte)(word >> 8);
            frame[3] = (byte)word;
            frame[4] = (byte)Crc(frame, CommandLength);
        }
    }
}
