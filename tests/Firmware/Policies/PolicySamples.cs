using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A policy with every kind of statement, one constant a line, and ways to spoil it.</summary>
    public static class PolicySamples
    {
        public const string Title = "policy 1 \"Market Square, footfall and air\"\n";
        public const string Number = "number 7\n";
        public const string Slot = "slot 900\n";
        public const string Footfall = "channel footfall counted window 900 noise 2 lockout 8000 edges 10 20 30 45 65 90\n";
        public const string Sound = "channel sound    measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80\n";
        public const string Purpose = "purpose \"Plan crossing times and street cleaning\"\n";
        public const string Basis = "basis \"GDPR 6(1)(e)\"\n";
        public const string Controller = "controller \"City of Example\"\n";
        public const string Contact = "contact \"https://privacy.example/boxes\"\n";
        public const string Access = "access \"Traffic department; the public, as published\"\n";
        public const string Retention = "retention 365 days\n";
        public const string Why = Purpose + Basis + Controller + Contact + Access + Retention;
        public const string Whole = Title + Number + Slot + Footfall + Sound + Why;

        /// <summary>Line of the first channel in what <see cref="WithChannels"/> makes.</summary>
        public const int FirstChannelLine = 4;

        public static string WithChannels(string channelLines)
        {
            return Title + Number + Slot + channelLines + Why;
        }

        public static string Replaced(string text, string from, string to)
        {
            int at = text.IndexOf(from);
            return text.Substring(0, at) + to + text.Substring(at + from.Length);
        }

        public static Policy Parsed(string text)
        {
            bool isParsed = PolicyParser.TryParse(AsciiText.ToBytes(text), out Policy policy, out PolicyFault fault);
            Assert.IsTrue(isParsed, isParsed ? "" : fault.ToString());
            Assert.IsNull(fault);
            return policy;
        }

        public static void AssertRefused(string text, int line, string found, string allowed)
        {
            AssertRefused(AsciiText.ToBytes(text), line, found, allowed);
        }

        public static void AssertRefused(byte[] text, int line, string found, string allowed)
        {
            bool isParsed = PolicyParser.TryParse(text, out Policy policy, out PolicyFault fault);
            Assert.IsFalse(isParsed, "taken, but should be refused for " + found);
            Assert.IsNull(policy);
            Assert.AreEqual("line " + line.ToString() + ": found " + found + "; allowed: " + allowed, fault.ToString());
        }
    }
}
