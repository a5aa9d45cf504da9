namespace EdgeNode.Policies
{
    /// <summary>Makes what was found in an input fit to stand in a one-line message.</summary>
    public static class FoundText
    {
        /// <summary>Most characters that are shown.</summary>
        public const int GreatestLength = 40;

        private const string Ellipsis = "...";

        /// <summary>Replaces what is no <see cref="PlainCharacter"/> by <c>?</c>, halves of a pair too, and shortens to <see cref="GreatestLength"/>.</summary>
        public static string Of(string found)
        {
            if (found.Length == 0)
            {
                return "nothing";
            }

            bool isLong = found.Length > GreatestLength;
            char[] chars = new char[isLong ? GreatestLength - Ellipsis.Length : found.Length];
            for (int i = 0; i < chars.Length; i++)
            {
                chars[i] = PlainCharacter.IsAllowed(found[i]) ? found[i] : '?';
            }

            string text = new string(chars);
            return isLong ? text + Ellipsis : text;
        }
    }
}
