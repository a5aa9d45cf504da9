namespace EdgeNode.Policies
{
    /// <summary>The one rule for names that stand in topics, certificates and messages: short, and of <c>a-z0-9-</c> only.</summary>
    public static class Identifier
    {
        /// <summary>Greatest length of a tenant.</summary>
        public const int GreatestTenantLength = 16;

        /// <summary>Greatest length of a node id.</summary>
        public const int GreatestNodeLength = 16;

        /// <summary>Greatest length of a site id.</summary>
        public const int GreatestSiteLength = 24;

        /// <summary>Greatest length of a board's name.</summary>
        public const int GreatestBoardLength = 32;

        /// <summary>Greatest length of a sensor model's name.</summary>
        public const int GreatestModelLength = 16;

        /// <summary>Whether <paramref name="text"/> is 1 to <paramref name="greatestLength"/> of <c>a-z0-9-</c>. Null is not.</summary>
        public static bool IsValid(string text, int greatestLength)
        {
            if (text == null || text.Length == 0 || text.Length > greatestLength)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
