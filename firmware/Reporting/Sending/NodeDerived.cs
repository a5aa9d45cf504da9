using EdgeNode.Policies;

namespace EdgeNode.Reporting
{
    /// <summary>Numbers that depend on a node's id and on nothing else: the same after each boot, different from node to node.</summary>
    public static class NodeDerived
    {
        /// <summary>Send offsets are below this many seconds.</summary>
        public const int SendOffsetBoundSeconds = 300;

        private const int MsPerSecond = 1000;

        /// <summary>How long after its slot's end a summary of this node is sent: SHA-256 of the id, first four bytes, modulo 300 s.</summary>
        /// <returns>Milliseconds, 0 to 299,000, whole seconds.</returns>
        public static int SendOffsetMs(string node)
        {
            return (int)(Word(node, 0) % SendOffsetBoundSeconds) * MsPerSecond;
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
