using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>A moment for people.</summary>
    internal static class UtcText
    {
        private const int Length = 20;
        private const long MsOfSecond = 1000;
        private const int SecondsOfDay = 86_400;

        // Of a year that begins in March, so that a leap day is its last, from the year 0 on (the inverse of DerTime's).
        private const int DaysOfFourCenturies = 146_097;
        private const int DaysOfCentury = 36_524;
        private const int DaysOfFourYears = 1461;
        private const int DaysOfYear = 365;
        private const int DaysTo1970 = 719_468;

        /// <summary>A moment from year 0 to 9999 as <c>2026-11-01T00:00:00Z</c>.</summary>
        /// <param name="utcMs">Milliseconds since 1970; what is less than a second is left out.</param>
        internal static string Of(long utcMs)
        {
            long seconds = (utcMs / MsOfSecond) + ((long)DaysTo1970 * SecondsOfDay);
            int days = (int)(seconds / SecondsOfDay);
            int rest = (int)(seconds % SecondsOfDay);
            int era = days / DaysOfFourCenturies;
            int dayOfEra = days % DaysOfFourCenturies;
            int yearOfEra = (dayOfEra - (dayOfEra / (DaysOfFourYears - 1)) + (dayOfEra / DaysOfCentury) - (dayOfEra / (DaysOfFourCenturies - 1))) / DaysOfYear;
            int dayOfYear = dayOfEra - ((DaysOfYear * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
            int monthFromMarch = ((5 * dayOfYear) + 2) / 153;
            int day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
            int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
            int year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);

            byte[] text = AsciiText.ToBytes("0000-00-00T00:00:00Z");
            Put(text, 4, year);
            Put(text, 7, month);
            Put(text, 10, day);
            Put(text, 13, rest / 3600);
            Put(text, 16, rest / 60 % 60);
            Put(text, 19, rest % 60);
            return AsciiText.FromBytes(text, 0, Length);
        }

        private static void Put(byte[] text, int end, int value)
        {
            for (; value > 0; value /= 10)
            {
                text[--end] = (byte)('0' + (value % 10));
            }
        }
    }
}
