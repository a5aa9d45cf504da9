using System;

namespace EdgeNode.Timekeeping
{
    /// <summary>Questions and answers of SNTP version 4 (RFC 4330): 48 bytes, most significant byte first.</summary>
    public static class SntpPacket
    {
        /// <summary>Length of a packet without extension fields, in bytes.</summary>
        public const int Length = 48;

        /// <summary>UDP port of a time server.</summary>
        public const int Port = 123;

        /// <summary>Length in bytes of what tells the answer to a question from any other.</summary>
        public const int NonceLength = 8;

        private const int StratumAt = 1;
        private const int OriginateAt = 24;
        private const int TransmitAt = 40;

        private const int LeapShift = 6;
        private const int LeapAlarm = 3;
        private const int VersionShift = 3;
        private const int Version = 4;
        private const int ModeMask = 7;
        private const int ClientMode = 3;
        private const int ServerMode = 4;
        private const int KissOfDeath = 0;
        private const int GreatestStratum = 15;

        // From 1900-01-01 to 1970-01-01.
        private const long UnixEpochSeconds = 2208988800;
        private const int MsPerSecond = 1000;

        /// <summary>Writes a question. Nothing in it tells anything of the box: where a client may put its own time stands <paramref name="nonce"/>, and all else is 0.</summary>
        /// <param name="packet"><see cref="Length"/> bytes.</param>
        /// <param name="nonce"><see cref="NonceLength"/> bytes, random: who does not see the question cannot forge its answer.</param>
        public static void WriteQuestion(byte[] packet, byte[] nonce)
        {
            Array.Clear(packet, 0, Length);
            packet[0] = (Version << VersionShift) | ClientMode;
            Array.Copy(nonce, 0, packet, TransmitAt, NonceLength);
        }

        /// <summary>Reads an answer, with the checks of RFC 4330, section 5.</summary>
        /// <param name="packet">What has arrived.</param>
        /// <param name="count">How many bytes of it.</param>
        /// <param name="nonce">The question's.</param>
        /// <param name="leastUtcMs">Earliest time that it can be, in ms since 1970: the 32 bits of an answer begin anew every 136 years, next in 2036.</param>
        /// <param name="utcMs">UTC at which the answer left the server, in ms since 1970, <paramref name="leastUtcMs"/> to 136 years later; 0 unless <see cref="SntpAnswer.Time"/> is returned.</param>
        public static SntpAnswer Read(byte[] packet, int count, byte[] nonce, long leastUtcMs, out long utcMs)
        {
            utcMs = 0;
            if (count < Length || (packet[0] & ModeMask) != ServerMode || !IsAnswerTo(packet, nonce))
            {
                return SntpAnswer.None;
            }

            int stratum = packet[StratumAt];
            if (stratum == KissOfDeath)
            {
                return SntpAnswer.Refused;
            }

            long seconds = Number(packet, TransmitAt);
            long fraction = Number(packet, TransmitAt + 4);
            if (packet[0] >> LeapShift == LeapAlarm || stratum > GreatestStratum || (seconds == 0 && fraction == 0))
            {
                return SntpAnswer.Unsynchronized;
            }

            long leastSeconds = leastUtcMs / MsPerSecond;
            long sinceLeast = (seconds - UnixEpochSeconds - leastSeconds) & 0xffffffff;
            utcMs = ((leastSeconds + sinceLeast) * MsPerSecond) + ((fraction * MsPerSecond) >> 32);
            return SntpAnswer.Time;
        }

        private static bool IsAnswerTo(byte[] packet, byte[] nonce)
        {
            for (int i = 0; i < NonceLength; i++)
            {
                if (packet[OriginateAt + i] != nonce[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static long Number(byte[] packet, int offset)
        {
            return ((long)packet[offset] << 24) | ((long)packet[offset + 1] << 16) | ((long)packet[offset + 2] << 8) | packet[offset + 3];
        }
    }
}
