namespace EdgeNode.Firmware.Tests
{
    /// <summary>One publish as a <see cref="ScriptedLink"/> saw it.</summary>
    public sealed class SentMessage
    {
        public long UptimeMs { get; set; }

        public string Topic { get; set; }

        public string Text { get; set; }

        public bool Retain { get; set; }

        /// <summary>The last level of the topic.</summary>
        public string Kind
        {
            get { return Topic.Substring(Topic.LastIndexOf('/') + 1); }
        }
    }
}
