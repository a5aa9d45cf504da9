namespace EdgeNode.Policies
{
    /// <summary>The closed list of channel names.</summary>
    public static class ChannelName
    {
        /// <summary>The names that there are, in words for a person.</summary>
        public const string Allowed = "footfall, footfall.NAME (NAME is 1 to 8 of a-z0-9), sound, pm25, co2, temperature or humidity";

        /// <summary>Most characters after the point of <c>footfall.NAME</c>.</summary>
        public const int GreatestSuffixLength = 8;

        private const string Footfall = "footfall";

        /// <summary>Finds what a channel of this name reports.</summary>
        /// <param name="name">Name as in a policy or a summary; null is no name.</param>
        /// <param name="kind">The kind; <see cref="ChannelKind.Footfall"/> when false is returned.</param>
        /// <returns>False when the list has no such name.</returns>
        public static bool TryParse(string name, out ChannelKind kind)
        {
            kind = ChannelKind.Footfall;
            if (name == null)
            {
                return false;
            }

            switch (name)
            {
                case "sound":
                    kind = ChannelKind.Sound;
                    return true;
                case "pm25":
                    kind = ChannelKind.Pm25;
                    return true;
                case "co2":
                    kind = ChannelKind.Co2;
                    return true;
                case "temperature":
                    kind = ChannelKind.Temperature;
                    return true;
                case "humidity":
                    kind = ChannelKind.Humidity;
                    return true;
                default:
                    return IsFootfall(name);
            }
        }

        private static bool IsFootfall(string name)
        {
            // Compared by character: a culture has no say, and nothing is allocated.
            if (name.Length < Footfall.Length)
            {
                return false;
            }

            for (int i = 0; i < Footfall.Length; i++)
            {
                if (name[i] != Footfall[i])
                {
                    return false;
                }
            }

            return name.Length == Footfall.Length || IsSuffix(name);
        }

        private static bool IsSuffix(string name)
        {
            int first = Footfall.Length + 1;
            int length = name.Length - first;
            if (name[Footfall.Length] != '.' || length < 1 || length > GreatestSuffixLength)
            {
                return false;
            }

            for (int i = first; i < name.Length; i++)
            {
                char c = name[i];
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
