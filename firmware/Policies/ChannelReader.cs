namespace EdgeNode.Policies
{
    /// <summary>Reads what follows the word <c>channel</c>. Whether it is on the floor is for <see cref="FloorCheck"/> to say.</summary>
    internal static class ChannelReader
    {
        private const int LeastLockoutMs = 100;
        private const int GreatestLockoutMs = 60000;

        internal static bool TryRead(PolicyWords words, int slotSeconds, out ChannelPolicy channel)
        {
            channel = null;
            string name = words.Take();
            if (!ChannelName.TryParse(name, out ChannelKind kind))
            {
                return words.Refuse(name, ChannelName.Allowed());
            }

            ChannelDefinition definition = ChannelTable.Of(kind);
            return definition.Form == ChannelForm.Counted
                ? TryReadCounted(words, name, definition, slotSeconds, out channel)
                : TryReadMeasured(words, name, definition, slotSeconds, out channel);
        }

        private static bool TryReadCounted(PolicyWords words, string name, ChannelDefinition definition, int slotSeconds, out ChannelPolicy channel)
        {
            channel = null;
            if (!words.TryKeyword("counted")
                || !TryWindow(words, slotSeconds, out int windowSeconds)
                || !words.TryKeyword("noise")
                || !FloorCheck.TryReadNoise(words, out int noise)
                || !words.TryKeyword("lockout")
                || !words.TryNumber("lockout in ms", LeastLockoutMs, GreatestLockoutMs, out int lockoutMs)
                || !TryLimits(words, definition, out int[] limits))
            {
                return false;
            }

            channel = new ChannelPolicy(name, definition.Kind, ChannelStatistic.NoisyCount, windowSeconds, noise, lockoutMs, limits);
            return true;
        }

        private static bool TryReadMeasured(PolicyWords words, string name, ChannelDefinition definition, int slotSeconds, out ChannelPolicy channel)
        {
            channel = null;
            if (!words.TryKeyword("measured")
                || !TryStatistic(words, definition.Form, out ChannelStatistic statistic)
                || !TryWindow(words, slotSeconds, out int windowSeconds)
                || !words.TryKeyword("unit")
                || !words.TryKeyword(definition.Unit)
                || !TryLimits(words, definition, out int[] limits))
            {
                return false;
            }

            channel = new ChannelPolicy(name, definition.Kind, statistic, windowSeconds, noise: 0, lockoutMs: 0, limits);
            return true;
        }

        private static bool TryStatistic(PolicyWords words, ChannelForm form, out ChannelStatistic statistic)
        {
            statistic = ChannelStatistic.Mean;
            string allowed = form == ChannelForm.Level ? "l50 or leq" : "mean";
            if (!words.TryKeyword("stat"))
            {
                return false;
            }

            string word = words.Take();
            if (form != ChannelForm.Level)
            {
                return word == "mean" || words.Refuse(word, allowed);
            }

            statistic = word == "leq" ? ChannelStatistic.Leq : ChannelStatistic.L50;
            return word == "l50" || word == "leq" || words.Refuse(word, allowed);
        }

        private static bool TryWindow(PolicyWords words, int slotSeconds, out int windowSeconds)
        {
            windowSeconds = 0;
            return words.TryKeyword("window")
                && words.TryNumber("window in seconds", slotSeconds, Policy.GreatestWindowSeconds, out windowSeconds)
                && (windowSeconds % slotSeconds == 0
                    || words.Refuse(windowSeconds.ToString(), "window in multiples of the slot, which is " + slotSeconds.ToString()));
        }

        private static bool TryLimits(PolicyWords words, ChannelDefinition definition, out int[] limits)
        {
            limits = null;
            bool isLevel = definition.Form == ChannelForm.Level;
            int least = isLevel ? definition.LeastValue : short.MinValue;
            int greatest = isLevel ? definition.GreatestValue : short.MaxValue;
            int[] read = new int[Policy.GreatestLimitCount];
            int count = 0;
            if (!words.TryKeyword("edges"))
            {
                return false;
            }

            do
            {
                if (count == read.Length)
                {
                    return words.Refuse("one edge more", "at most " + read.Length.ToString() + " edges");
                }

                if (!words.TryNumber("edge", least, greatest, out read[count]))
                {
                    return false;
                }

                if (count > 0 && read[count] <= read[count - 1])
                {
                    return words.Refuse(read[count].ToString(), "edges strictly rising, here more than " + read[count - 1].ToString());
                }

                count++;
            }
            while (!words.IsAtEnd);

            limits = new int[count];
            System.Array.Copy(read, limits, count);
            return true;
        }
    }
}
