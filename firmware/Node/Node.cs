namespace EdgeNode.Composition
{
    /// <summary>The firmware of one box as a deterministic state machine.</summary>
    public sealed class Node
    {
        /// <summary>Reads settings and policy from the store, counts the boot and wires everything.</summary>
        /// <param name="hardware">The box's parts.</param>
        /// <param name="node">The firmware, or null when false is returned.</param>
        /// <param name="refusal">One line that says what in the store is missing or refused, or null when true is returned.</param>
        public static bool TryStart(NodeHardware hardware, out Node node, out string refusal)
        {
            node = null;
            refusal = "";
            return false;
        }

        /// <summary>Summaries committed to the store in this boot.</summary>
        public int SlotsReleased { get; private set; }

        /// <summary>Summaries acknowledged by the broker in this boot.</summary>
        public int SummariesAcknowledged { get; private set; }

        /// <summary>Whether the box has said goodbye after <see cref="RequestStop"/>; <see cref="Step"/> then does nothing more.</summary>
        public bool IsStopped { get; private set; }

        /// <summary>Does what is due.</summary>
        /// <returns>Milliseconds until it next wants to run, at least 1.</returns>
        public int Step()
        {
            return 1;
        }

        /// <summary>Asks for an orderly end, as before a planned reboot: <c>disconnected</c> is published, then the link is closed.</summary>
        public void RequestStop()
        {
        }
    }
}
