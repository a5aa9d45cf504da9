using EdgeNode.Policies;

namespace EdgeNode.Reporting
{
    /// <summary>Numbers that depend on a node's id and on nothing else: the same after each boot, different from node to node.</summary>
    public static class NodeDerived
    {
        private const int GreatestSendOffsetSeconds = 300;
        private const int MsPerSecond = 1000;

        /// <summary>How long after its slot's end a summary of this node is sent: SHA-256 of the id, first four bytes, modulo 300 s, and 1 s.</summary>
        /// <remarks>Never with the slot's end: the same step draws the noise of the next window, and how long that takes depends on the noise.</remarks>
        /// <returns>Milliseconds, 1,000 to 300,000, whole seconds.</returns>
        public static int SendOffsetMs(string node)
        {
            return (1 + (int)(Word(node, 0) % GreatestSendOffsetSeconds)) * MsPerSecond;
        }

        /// <summary>Stands in for a random number when there are no random bytes: the second four bytes of the hash.</summary>
        public static uint RandomStandIn(string node)
        {
            return Word(node, BigEndian.Length);
        }

        private static uint Word(string node, int offset)
        {
            Sha256 sha256 = new Sha256();
            byte[] digest = new byte[Sha256.DigestLength];
            sha256.Add(AsciiText.ToBytes(node), 0, node.Length);
            sha256.Finish(digest);
            return BigEndian.Read(digest, offset);
        }
    }
}
