namespace EdgeNode.Provisioning
{
    /// <summary>The codes of the console's errors. Programs know them: a code is never given another meaning.</summary>
    public static class ErrorCode
    {
        /// <summary>The line has more bytes than a line may have.</summary>
        public const string LineTooLong = "line-too-long";

        /// <summary>The line has a byte that is no text: noise, or the cable runs at another speed.</summary>
        public const string NotText = "not-text";

        /// <summary>There is no such command.</summary>
        public const string NoCommand = "no-command";

        /// <summary>The command needs another line.</summary>
        public const string Usage = "usage";

        /// <summary>The box is locked.</summary>
        public const string Locked = "locked";

        /// <summary>The box is not locked.</summary>
        public const string NotLocked = "not-locked";

        /// <summary>There is no such setting.</summary>
        public const string NoSetting = "no-setting";

        /// <summary>The setting does not allow the value.</summary>
        public const string Value = "value";

        /// <summary>Something that a box cannot do without is not there.</summary>
        public const string Missing = "missing";

        /// <summary>The store does not take it, or cannot be read.</summary>
        public const string Store = "store";

        /// <summary>Nothing is staged.</summary>
        public const string NothingStaged = "nothing-staged";

        /// <summary>Something is staged, and would be lost.</summary>
        public const string Staged = "staged";

        /// <summary>The set that runs has not brought an acknowledgement yet.</summary>
        public const string OnTrial = "on-trial";

        /// <summary>The parts of the set have more bytes together than the flash has room for.</summary>
        public const string SetTooLong = "set-too-long";

        /// <summary>The document has more bytes than one of its kind may have.</summary>
        public const string TooLong = "too-long";

        /// <summary>The box is about to restart, and takes nothing more.</summary>
        public const string Restarting = "restarting";

        /// <summary>There are no random bytes.</summary>
        public const string Random = "random";

        /// <summary>The key is not one that the box has made.</summary>
        public const string Key = "key";

        /// <summary>The document has no certificate in PEM, or not exactly one where one is wanted.</summary>
        public const string NoCertificate = "no-certificate";

        /// <summary>The certificate is cut off, or is none.</summary>
        public const string Damaged = "damaged";

        /// <summary>The certificate is for another key.</summary>
        public const string OtherKey = "other-key";

        /// <summary>The certificate is for another node.</summary>
        public const string OtherNode = "other-node";

        /// <summary>The certificate begins later than the time that the box trusts.</summary>
        public const string NotYetValid = "not-yet-valid";

        /// <summary>The certificate has ended.</summary>
        public const string Expired = "expired";

        /// <summary>The certificate ends before it begins.</summary>
        public const string Dates = "dates";

        /// <summary>The certificate is not the one whose fingerprint the settings have.</summary>
        public const string Fingerprint = "fingerprint";

        /// <summary>The certificate is there already.</summary>
        public const string Duplicate = "duplicate";

        /// <summary>There is no root with this number.</summary>
        public const string NoAuthority = "no-authority";

        /// <summary>The policy is refused.</summary>
        public const string Policy = "policy";

        /// <summary>The box was locked once, and its policy can no longer be told.</summary>
        public const string PolicyFixed = "policy-fixed";

        /// <summary>The next try to unlock is not due yet.</summary>
        public const string Wait = "wait";

        /// <summary>There is no challenge to which this could be the answer.</summary>
        public const string NoChallenge = "no-challenge";

        /// <summary>The answer to the challenge is wrong.</summary>
        public const string Refused = "refused";

        /// <summary>The command wants to be told that it is meant.</summary>
        public const string Confirm = "confirm";

        /// <summary>The radio cannot be asked now.</summary>
        public const string Radio = "radio";

        /// <summary>Something that was tested does not work.</summary>
        public const string Failed = "failed";

        /// <summary>Writes an error as one line.</summary>
        internal static void Write(ConsoleOutput output, string code, string text)
        {
            output.Add("error ");
            output.Add(code);
            output.Add(" ");
            output.Line(text);
        }
    }
}
