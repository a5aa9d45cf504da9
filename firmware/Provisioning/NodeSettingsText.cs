namespace EdgeNode.Provisioning
{
    /// <summary>The text form of <see cref="NodeSettings"/>: one <c>name value</c> pair a line, ASCII, LF.</summary>
    public static class NodeSettingsText
    {
        /// <summary>Reads settings.</summary>
        /// <param name="text">The text; its whole length is read.</param>
        /// <param name="settings">What the text says, or null when false is returned.</param>
        /// <param name="fault">One line that names the setting and the rule, or null when true is returned.</param>
        public static bool TryRead(byte[] text, out NodeSettings settings, out string fault)
        {
            settings = null;
            fault = "";
            return false;
        }

        /// <summary>Writes settings so that <see cref="TryRead"/> reads the same again.</summary>
        public static byte[] Write(NodeSettings settings)
        {
            return null;
        }
    }
}
