namespace EdgeNode.Identity
{
    /// <summary>The dates of certificates (RFC 5280, 4.1.2.5): UTCTime and GeneralizedTime, with seconds and in UTC.</summary>
    internal static class DerTime
    {
        private const int FirstYearOfCentury = 1950;
        private const long MsOfSecond = 1000;

        // Up to the end of each month of a year that begins in March, so that a leap day is its last.
        private const int MarchIsMonth = 3;
        private const int DaysOfFourCenturies = 146_097;
        private const int DaysTo1970 = 719_468;

        private static readonly byte[] DaysOfMonth = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

        /// <summary>Reads the next date.</summary>
        /// <param name="reader">Stands before it; goes behind it.</param>
        /// <param name="data">What the reader reads.</param>
        /// <param name="utcMs">Milliseconds since 1970, negative before; 0 when false is returned.</param>
        public static bool TryRead(DerReader reader, byte[] data, out long utcMs)
        {
            utcMs = 0;
            int year = 0;
            int yearDigits = reader.NextTag == DerTag.UtcTime ? 2 : 4;
            if (!reader.TryRead(yearDigits == 2 ? DerTag.UtcTime : DerTag.GeneralizedTime) || reader.Length != yearDigits + 11)
            {
                return false;
            }

            int at = reader.Content;
            if (data[at + reader.Length - 1] != 'Z' || !TryReadDigits(data, ref at, yearDigits, ref year))
            {
                return false;
            }

            if (yearDigits == 2)
            {
                year += year < FirstYearOfCentury % 100 ? 2000 : 1900;
            }

            return TryReadRest(data, at, year, out utcMs);
        }

        private static bool TryReadRest(byte[] data, int at, int year, out long utcMs)
        {
            utcMs = 0;
            int month = 0, day = 0, hour = 0, minute = 0, second = 0;
            bool areDigits = TryReadDigits(data, ref at, 2, ref month)
                && TryReadDigits(data, ref at, 2, ref day)
                && TryReadDigits(data, ref at, 2, ref hour)
                && TryReadDigits(data, ref at, 2, ref minute)
                && TryReadDigits(data, ref at, 2, ref second);
            if (!areDigits || month < 1 || month > 12 || day < 1 || day > DaysOf(year, month) || hour > 23 || minute > 59 || second > 59)
            {
                return false;
            }

            utcMs = ((((((DaysSince1970(year, month, day) * 24) + hour) * 60) + minute) * 60) + second) * MsOfSecond;
            return true;
        }

        private static int DaysOf(int year, int month)
        {
            bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            return DaysOfMonth[month - 1] + (isLeap && month == 2 ? 1 : 0);
        }

        private static long DaysSince1970(int year, int month, int day)
        {
            if (month < MarchIsMonth)
            {
                year--;
                month += 12;
            }

            int era = year / 400;
            int yearOfEra = year - (era * 400);
            int dayOfYear = (((153 * (month - MarchIsMonth)) + 2) / 5) + day - 1;
            int dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
            return ((long)era * DaysOfFourCenturies) + dayOfEra - DaysTo1970;
        }

        private static bool TryReadDigits(byte[] data, ref int at, int count, ref int value)
        {
            for (int i = 0; i < count; i++)
            {
                int digit = data[at++] - '0';
                if (digit < 0 || digit > 9)
                {
                    return false;
                }

                value = (10 * value) + digit;
            }

            return true;
        }
    }
}
