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

        /// <summary>The parts of the set have more bytes together than the flash has room for.</summary>
        public const string SetTooLong = "set-too-long";

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
