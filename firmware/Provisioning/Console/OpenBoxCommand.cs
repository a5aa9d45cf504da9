namespace EdgeNode.Provisioning
{
    /// <summary>The commands that only an open box does, by name: a locked one does not make them, and still knows what it refuses.</summary>
    internal static class OpenBoxCommand
    {
        private const string Names = " help scan test show set csr cert ca policy commit discard lock ";

        /// <summary>Whether a word is the name of one.</summary>
        /// <param name="word">A word, without a space.</param>
        internal static bool Is(string word)
        {
            return Names.IndexOf(" " + word + " ") >= 0;
        }
    }
}
