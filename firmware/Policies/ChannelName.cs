namespace EdgeNode.Policies
{
    /// <summary>The closed list of channel names.</summary>
    public static class ChannelName
    {
        /// <summary>Most characters after the point of <c>footfall.NAME</c>.</summary>
        public const int GreatestSuffixLength = 8;

        /// <summary>The names that there are, in words for a person.</summary>
        /// <returns>A new text for each call.</returns>
        public static string Allowed()
        {
            string allowed = "";
            for (int i = 0; i < ChannelTable.Count; i++)
            {
                ChannelDefinition channel = ChannelTable.Of((ChannelKind)i);
                string separator = i == 0 ? "" : i == ChannelTable.Count - 1 ? " or " : ", ";
                allowed += separator + channel.Name;
                if (channel.Form == ChannelForm.Counted)
                {
                    allowed += ", " + channel.Name + ".NAME (NAME is 1 to 8 of a-z0-9)";
                }
            }

            return allowed;
        }

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

            for (int i = 0; i < ChannelTable.Count; i++)
            {
                ChannelDefinition channel = ChannelTable.Of((ChannelKind)i);
                if (channel.Name == name || (channel.Form == ChannelForm.Counted && HasSuffix(name, channel.Name)))
                {
                    kind = channel.Kind;
                    return true;
                }
            }

            return false;
        }

        private static bool HasSuffix(string name, string plain)
        {
            // Compared by character: a culture has no say, and nothing is allocated.
            int length = name.Length - plain.Length - 1;
            if (length < 1 || length > GreatestSuffixLength || name[plain.Length] != '.')
            {
                return false;
            }

            for (int i = 0; i < plain.Length; i++)
            {
                if (name[i] != plain[i])
                {
                    return false;
                }
            }

            for (int i = plain.Length + 1; i < name.Length; i++)
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
