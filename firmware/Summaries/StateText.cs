using EdgeNode.Policies;

namespace EdgeNode.Summaries
{
    /// <summary>The text form of a <see cref="State"/>: one line of JSON with a fixed key order, padded with spaces to one length.</summary>
    /// <remarks>
    /// No member follows people: all are fixed at the start of a boot, or are the session's own phase.
    /// </remarks>
    public static class StateText
    {
        /// <summary>Length of every state in bytes: what the longest values need.</summary>
        public const int Length = 220;

        /// <summary>Most characters of <see cref="State.Firmware"/>.</summary>
        public const int GreatestFirmwareLength = 16;

        /// <summary>Hexadecimal digits of <see cref="State.ImageHash"/>.</summary>
        public const int ImageHashLength = 2 * Sha256.DigestLength;

        /// <summary>Writes the text from the start of the writer's buffer and pads it to <see cref="Length"/>.</summary>
        /// <returns>False when a value is out of range or the buffer is too short; then the buffer holds nothing of use.</returns>
        public static bool TryWrite(State state, AsciiWriter writer)
        {
            writer.Clear();
            string phase = WordOf(state.Phase);
            string lockWord = WordOf(state.Lock);
            string setWord = WordOf(state.Set);
            if (phase == null || lockWord == null || setWord == null || !IsInRange(state))
            {
                return false;
            }

            writer.Text("{\"v\":2,\"node\":\"");
            writer.Text(state.Node);
            writer.Text("\",\"state\":\"");
            writer.Text(phase);
            writer.Text("\",\"firmware\":\"");
            writer.Text(state.Firmware);
            writer.Text("\",\"image\":");
            OptionalText.Write(state.ImageHash, writer);
            writer.Text(",\"boot\":");
            writer.Number(state.Boot);
            writer.Text(",\"lock\":\"");
            writer.Text(lockWord);
            writer.Text("\",\"set\":\"");
            writer.Text(setWord);
            writer.Text(state.IsSafe ? "\",\"safe\":true}" : "\",\"safe\":false}");
            writer.PadTo(Length);
            return !writer.Overflowed;
        }

        private static bool IsInRange(State state)
        {
            return Identifier.IsValid(state.Node, Identifier.GreatestNodeLength)
                && IsVersion(state.Firmware)
                && (state.ImageHash == null || HexText.IsValid(state.ImageHash, ImageHashLength))
                && state.Boot >= 0
                && state.Boot <= SummaryText.GreatestBoot;
        }

        private static bool IsVersion(string text)
        {
            if (text == null || text.Length == 0 || text.Length > GreatestFirmwareLength)
            {
                return false;
            }

            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '+' || c == '-'))
                {
                    return false;
                }
            }

            return true;
        }

        private static string WordOf(NodePhase phase)
        {
            return phase switch
            {
                NodePhase.Init => "init",
                NodePhase.Ready => "ready",
                NodePhase.Disconnected => "disconnected",
                NodePhase.Lost => "lost",
                _ => null,
            };
        }

        private static string WordOf(LockState state)
        {
            return state switch
            {
                LockState.Open => "open",
                LockState.Sealed => "sealed",
                _ => null,
            };
        }

        private static string WordOf(SetClass set)
        {
            return set switch
            {
                SetClass.Trial => "trial",
                SetClass.Proven => "proven",
                SetClass.Old => "old",
                _ => null,
            };
        }
    }
}
