using EdgeNode.Policies;

namespace EdgeNode.Summaries
{
    /// <summary>The text form of a <see cref="Health"/>: one line of JSON with a fixed key order, padded with spaces to one length.</summary>
    /// <remarks>
    /// No member follows people. Signal and errors, which move with them, come in classes of a day. Failed unlocks are those of a
    /// technician's cable, the certificate's end is the city's choice, and why a connection failed is a matter of network and broker:
    /// when the box connects, no sensor has a part in it, and the class is taken at the day's own moment.
    /// </remarks>
    public static class HealthText
    {
        /// <summary>Length of every health in bytes: what the longest values need.</summary>
        public const int Length = 373;

        /// <summary>Writes the text from the start of the writer's buffer and pads it to <see cref="Length"/>.</summary>
        /// <returns>False when a value is out of range or the buffer is too short; then the buffer holds nothing of use.</returns>
        public static bool TryWrite(Health health, AsciiWriter writer)
        {
            writer.Clear();
            if (!IsInRange(health))
            {
                return false;
            }

            writer.Text("{\"v\":2,\"node\":\"");
            writer.Text(health.Node);
            writer.Text("\",\"boot\":");
            writer.Number(health.Boot);
            WriteWord("signal", HealthWords.Of(health.Signal), writer);
            WriteWord("memory", HealthWords.Of(health.Memory), writer);
            WriteWord("reset", HealthWords.Of(health.Reset), writer);
            writer.Text(",\"errors\":{");
            for (int i = 0; i < health.SensorCount; i++)
            {
                writer.Text(i == 0 ? "\"" : ",\"");
                writer.Text(health.ModelAt(i));
                writer.Text("\":\"");
                writer.Text(HealthWords.Of(health.ErrorsAt(i)));
                writer.Text("\"");
            }

            writer.Text("}");
            WriteWord("outbox", HealthWords.Of(health.Outbox), writer);
            WriteWord("clock", HealthWords.Of(health.Clock), writer);
            WriteWord("unlocks", HealthWords.Of(health.Unlocks), writer);
            WriteWord("expiry", HealthWords.Of(health.Expiry), writer);
            WriteWord("connect", ConnectFailureWord.Of(health.Connect), writer);
            writer.Text("}");
            writer.PadTo(Length);
            return !writer.Overflowed;
        }

        private static void WriteWord(string key, string word, AsciiWriter writer)
        {
            writer.Text(",\"");
            writer.Text(key);
            writer.Text("\":\"");
            writer.Text(word);
            writer.Text("\"");
        }

        private static bool IsInRange(Health health)
        {
            for (int i = 0; i < health.SensorCount; i++)
            {
                if (!Identifier.IsValid(health.ModelAt(i), Identifier.GreatestModelLength) || HealthWords.Of(health.ErrorsAt(i)) == null)
                {
                    return false;
                }
            }

            return Identifier.IsValid(health.Node, Identifier.GreatestNodeLength)
                && health.Boot >= 0
                && health.Boot <= SummaryText.GreatestBoot
                && HealthWords.Of(health.Signal) != null
                && HealthWords.Of(health.Memory) != null
                && HealthWords.Of(health.Reset) != null
                && HealthWords.Of(health.Outbox) != null
                && HealthWords.Of(health.Clock) != null
                && HealthWords.Of(health.Unlocks) != null
                && HealthWords.Of(health.Expiry) != null
                && ConnectFailureWord.Of(health.Connect) != null;
        }
    }
}
