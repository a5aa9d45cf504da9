namespace EdgeNode.Policies
{
    /// <summary>Holds a policy that is being read to <see cref="PolicyFloor"/>: what the floor refuses is refused here, and nowhere else.</summary>
    internal static class FloorCheck
    {
        private const int Million = 1000000;

        /// <summary>Reads the length of a slot in seconds.</summary>
        internal static bool TryReadSlot(PolicyWords words, out int slotSeconds)
        {
            return words.TryNumber("slot in seconds", PolicyFloor.LeastSlotSeconds, Policy.GreatestWindowSeconds, out slotSeconds)
                && (slotSeconds % PolicyFloor.LeastSlotSeconds == 0
                    || words.Refuse(slotSeconds.ToString(), "slot in multiples of " + PolicyFloor.LeastSlotSeconds.ToString()));
        }

        /// <summary>Reads the m of a counted channel's noise.</summary>
        internal static bool TryReadNoise(PolicyWords words, out int noise)
        {
            return words.TryNumber("noise", PolicyFloor.LeastNoise, PolicyFloor.GreatestNoise, out noise);
        }

        /// <summary>Whether the newest channel is on the floor, with those that stand before it.</summary>
        internal static bool Admits(ChannelPolicy[] channels, int count, PolicyWords words)
        {
            return IsWideEnough(channels[count - 1], words) && IsWithinLoss(channels, count, words);
        }

        private static bool IsWideEnough(ChannelPolicy channel, PolicyWords words)
        {
            int narrow = PolicyFloor.FindNarrow(channel.Kind, channel.Limits, out int leastLimit);
            if (narrow < 0)
            {
                return true;
            }

            ChannelDefinition definition = ChannelTable.Of(channel.Kind);
            string rule = "each bucket at least as wide as the one below";
            if (definition.Form != ChannelForm.Counted)
            {
                rule = "buckets at least " + definition.LeastWidth.ToString() + " " + definition.Unit + " wide";
            }
            else if (narrow == 0)
            {
                rule = "the lowest bucket of a count";
            }

            return words.Refuse(channel.Limits[narrow].ToString(), "an edge of at least " + leastLimit.ToString() + " here: " + rule);
        }

        private static bool IsWithinLoss(ChannelPolicy[] channels, int count, PolicyWords words)
        {
            int lossMillionths = 0;
            for (int i = 0; i < count; i++)
            {
                if (channels[i].IsCounted)
                {
                    lossMillionths += PolicyFloor.LossOf(channels[i].Noise);
                }
            }

            return lossMillionths <= PolicyFloor.GreatestLossMillionths
                || words.Refuse(
                    "a sum of epsilon of " + InMillionths(lossMillionths),
                    "at most " + InMillionths(PolicyFloor.GreatestLossMillionths) + " over all counted channels");
        }

        private static string InMillionths(int value)
        {
            return (value / Million).ToString() + "." + (Million + (value % Million)).ToString().Substring(1);
        }
    }
}
