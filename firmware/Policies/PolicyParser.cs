namespace EdgeNode.Policies
{
    /// <summary>Reads a policy text. The grammar and its limits stand in docs/policy.md.</summary>
    public static class PolicyParser
    {
        /// <summary>Most bytes of a text.</summary>
        public const int GreatestLength = 4096;

        /// <summary>Most bytes of a line, its LF not counted.</summary>
        public const int GreatestLineLength = 200;

        /// <summary>Reads a policy text and checks it against the grammar, its limits and the floor.</summary>
        /// <param name="text">The text; its whole length is read.</param>
        /// <param name="policy">What the text says, or null when false is returned.</param>
        /// <param name="fault">The first fault by line, or null when true is returned.</param>
        /// <returns>False when the text is refused.</returns>
        public static bool TryParse(byte[] text, out Policy policy, out PolicyFault fault)
        {
            PolicyCheck check = new PolicyCheck(text);
            while (!check.Step())
            {
            }

            fault = check.Fault;
            policy = fault == null ? check.ToPolicy() : null;
            return fault == null;
        }
    }
}
