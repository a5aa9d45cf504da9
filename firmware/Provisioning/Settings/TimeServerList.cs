namespace EdgeNode.Provisioning
{
    /// <summary>The time servers of a box as one setting: names with a space between them, in the order in which they are asked.</summary>
    public static class TimeServerList
    {
        /// <summary>Fewest servers: one alone could say anything, and its failure would be the box's.</summary>
        public const int Least = 2;

        /// <summary>Most servers: all are asked within half a minute.</summary>
        public const int Greatest = 3;

        /// <summary>Greatest length of one name or address.</summary>
        public const int GreatestNameLength = 60;

        /// <summary>What a box asks that was told none. Both are open to everybody, and asking them tells who runs them the box's public address.</summary>
        public const string Public = "ntp.se time.cloudflare.com";

        /// <summary>The rule in words.</summary>
        internal const string Rule = "2 or 3 different host names or IPv4 addresses, each 1 to 60 of a-z0-9.-, one space between";

        /// <summary>The names of a list.</summary>
        /// <param name="text">A text that <see cref="IsValid"/> allows.</param>
        public static string[] NamesIn(string text)
        {
            return text.Split(new[] { ' ' });
        }

        /// <summary>The list of some names.</summary>
        public static string TextOf(string[] names)
        {
            string text = "";
            for (int i = 0; i < names.Length; i++)
            {
                text = i == 0 ? names[i] : text + " " + names[i];
            }

            return text;
        }

        /// <summary>Whether a text is a list of servers.</summary>
        public static bool IsValid(string text)
        {
            string[] names = NamesIn(text);
            bool isValid = names.Length >= Least && names.Length <= Greatest;
            for (int i = 0; i < names.Length && isValid; i++)
            {
                isValid = HostName.IsValid(names[i], GreatestNameLength);
                for (int j = 0; j < i && isValid; j++)
                {
                    isValid = names[i] != names[j];
                }
            }

            return isValid;
        }
    }
}
