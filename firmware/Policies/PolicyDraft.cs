namespace EdgeNode.Policies
{
    /// <summary>A policy while it is read, statement by statement. It becomes a <see cref="Policy"/> only when nothing is missing.</summary>
    internal sealed class PolicyDraft
    {
        private const int FormVersion = 1;
        private const int GreatestRetentionDays = 3650;
        private const string FirstStatement = "policy 1 \"title\" as the first statement";
        private const string Statements = "policy, number, slot, channel, purpose, basis, controller, contact, access or retention";

        private readonly ChannelPolicy[] _channels = new ChannelPolicy[Policy.GreatestChannelCount];
        private int _channelCount;
        private int _namesLength;
        private int _number;
        private int _slotSeconds;
        private int _retentionDays;
        private string _title;
        private string _purpose;
        private string _basis;
        private string _controller;
        private string _contact;
        private string _access;

        internal bool TryTake(PolicyWords words)
        {
            string statement = words.Take();
            if (_title == null && statement != "policy")
            {
                return words.Refuse(statement, FirstStatement);
            }

            return TryTakeRest(statement, words) && words.TryEnd();
        }

        /// <returns>The first required statement that is missing, or null.</returns>
        internal string FindMissing()
        {
            if (_title == null)
            {
                return FirstStatement;
            }

            string name = _number == 0 ? "number"
                : _slotSeconds == 0 ? "slot"
                : _channelCount == 0 ? "channel"
                : _purpose == null ? "purpose"
                : _basis == null ? "basis"
                : _controller == null ? "controller"
                : _contact == null ? "contact"
                : _access == null ? "access"
                : _retentionDays == 0 ? "retention"
                : null;
            return name == null ? null : "the statement " + name + ", which is required";
        }

        internal Policy ToPolicy(byte[] text)
        {
            ChannelPolicy[] channels = new ChannelPolicy[_channelCount];
            System.Array.Copy(_channels, channels, _channelCount);

            // A copy, so that who owns the buffer cannot change what the hash names.
            byte[] copy = new byte[text.Length];
            System.Array.Copy(text, copy, text.Length);
            return new Policy
            {
                Text = copy,
                Hash = new ShortHash().Of(copy, 0, copy.Length),
                Title = _title,
                Number = _number,
                SlotSeconds = _slotSeconds,
                Channels = channels,
                Purpose = _purpose,
                Basis = _basis,
                Controller = _controller,
                Contact = _contact,
                Access = _access,
                RetentionDays = _retentionDays,
            };
        }

        private bool TryTakeRest(string statement, PolicyWords words)
        {
            switch (statement)
            {
                case "policy":
                    return IsFirst(_title == null, statement, words)
                        && words.TryNumber("version of the form", FormVersion, FormVersion, out _)
                        && words.TryQuoted("title", out _title);
                case "number":
                    return IsFirst(_number == 0, statement, words)
                        && words.TryNumber("number of the policy", 1, int.MaxValue, out _number);
                case "slot":
                    return IsFirst(_slotSeconds == 0, statement, words) && FloorCheck.TryReadSlot(words, out _slotSeconds);
                case "channel":
                    return TryTakeChannel(words);
                case "purpose":
                    return IsFirst(_purpose == null, statement, words) && words.TryQuoted(statement, out _purpose);
                case "basis":
                    return IsFirst(_basis == null, statement, words) && words.TryQuoted(statement, out _basis);
                case "controller":
                    return IsFirst(_controller == null, statement, words) && words.TryQuoted(statement, out _controller);
                case "contact":
                    return IsFirst(_contact == null, statement, words) && words.TryQuoted(statement, out _contact);
                case "access":
                    return IsFirst(_access == null, statement, words) && words.TryQuoted(statement, out _access);
                case "retention":
                    return IsFirst(_retentionDays == 0, statement, words)
                        && words.TryNumber("retention in days", 1, GreatestRetentionDays, out _retentionDays)
                        && words.TryKeyword("days");
                default:
                    return words.Refuse(statement, Statements);
            }
        }

        private static bool IsFirst(bool isFirst, string statement, PolicyWords words)
        {
            return isFirst || words.Refuse(statement + " again", statement + " once");
        }

        private bool TryTakeChannel(PolicyWords words)
        {
            if (_slotSeconds == 0)
            {
                return words.Refuse("channel", "slot before the first channel");
            }

            if (_channelCount == Policy.GreatestChannelCount)
            {
                return words.Refuse("one channel more", "at most " + Policy.GreatestChannelCount.ToString() + " channels");
            }

            return ChannelReader.TryRead(words, _slotSeconds, out ChannelPolicy channel)
                && IsNewName(channel.Name, words)
                && TryAdd(channel, words);
        }

        private bool IsNewName(string name, PolicyWords words)
        {
            for (int i = 0; i < _channelCount; i++)
            {
                if (_channels[i].Name == name)
                {
                    return words.Refuse("channel " + name + " again", "each channel once");
                }
            }

            _namesLength += name.Length;
            return _namesLength <= Policy.GreatestNamesLength
                || words.Refuse(
                    "channel names of " + _namesLength.ToString() + " characters",
                    "at most " + Policy.GreatestNamesLength.ToString() + " characters for all channel names together");
        }

        private bool TryAdd(ChannelPolicy channel, PolicyWords words)
        {
            _channels[_channelCount++] = channel;
            return FloorCheck.Admits(_channels, _channelCount, words);
        }
    }
}
