namespace EdgeNode.Summaries
{
    /// <summary>The words of the classes of <see cref="Health"/>; null for a value that the class does not have.</summary>
    internal static class HealthWords
    {
        internal static string Of(SignalClass signal)
        {
            return signal switch
            {
                SignalClass.Unknown => "unknown",
                SignalClass.Good => "good",
                SignalClass.Fair => "fair",
                SignalClass.Weak => "weak",
                _ => null,
            };
        }

        internal static string Of(MemoryClass memory)
        {
            return memory switch
            {
                MemoryClass.Ok => "ok",
                MemoryClass.Low => "low",
                _ => null,
            };
        }

        internal static string Of(ResetReason reset)
        {
            return reset switch
            {
                ResetReason.Unknown => "unknown",
                ResetReason.PowerOn => "power-on",
                ResetReason.Planned => "planned",
                ResetReason.Watchdog => "watchdog",
                ResetReason.Brownout => "brownout",
                ResetReason.Fault => "fault",
                _ => null,
            };
        }

        internal static string Of(ErrorClass errors)
        {
            return errors switch
            {
                ErrorClass.None => "0",
                ErrorClass.Few => "1-9",
                ErrorClass.Some => "10-99",
                ErrorClass.Many => "100+",
                _ => null,
            };
        }

        internal static string Of(OutboxClass outbox)
        {
            return outbox switch
            {
                OutboxClass.Empty => "empty",
                OutboxClass.Low => "low",
                OutboxClass.Half => "half",
                OutboxClass.Full => "full",
                _ => null,
            };
        }

        internal static string Of(ClockTrust clock)
        {
            return clock switch
            {
                ClockTrust.Untrusted => "untrusted",
                ClockTrust.Trusted => "trusted",
                _ => null,
            };
        }

        internal static string Of(UnlockClass unlocks)
        {
            return unlocks switch
            {
                UnlockClass.None => "0",
                UnlockClass.Few => "1-9",
                UnlockClass.Many => "10+",
                _ => null,
            };
        }

        internal static string Of(ExpiryClass expiry)
        {
            return expiry switch
            {
                ExpiryClass.Unknown => "unknown",
                ExpiryClass.Over => "over",
                ExpiryClass.Soon => "0-29",
                ExpiryClass.Ahead => "30-89",
                ExpiryClass.Far => "90+",
                _ => null,
            };
        }
    }
}
