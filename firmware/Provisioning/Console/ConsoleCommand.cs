namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Something that the console does on a line, in slices: at most 8,000 IL instructions each, of which one comes with each step of the
    /// console. The answer ends with <see cref="Ok"/> or <see cref="Error"/>, once.
    /// </summary>
    public abstract class ConsoleCommand
    {
        /// <summary>Makes a command.</summary>
        /// <param name="name">The word by which it is called.</param>
        /// <param name="usage">The whole line, what stands for a value in capitals.</param>
        /// <param name="help">What it does, a few words.</param>
        /// <param name="isForLocked">Whether a locked box does it.</param>
        protected ConsoleCommand(string name, string usage, string help, bool isForLocked)
        {
            Name = name;
            Usage = usage;
            Help = help;
            IsForLocked = isForLocked;
        }

        /// <summary>The word by which it is called.</summary>
        public string Name { get; }

        /// <summary>The whole line.</summary>
        public string Usage { get; }

        /// <summary>What it does.</summary>
        public string Help { get; }

        /// <summary>Whether a locked box does it.</summary>
        public bool IsForLocked { get; }

        /// <summary>Begins.</summary>
        /// <param name="line">The line, its first word the name. It is wiped when this call returns.</param>
        /// <param name="output">Takes the answer; has room for a line.</param>
        /// <returns>True when the answer has ended.</returns>
        public abstract bool Begin(ConsoleLine line, ConsoleOutput output);

        /// <summary>Does a slice.</summary>
        /// <param name="output">Takes the answer; has room for a line.</param>
        /// <returns>True when the answer has ended.</returns>
        public virtual bool Step(ConsoleOutput output)
        {
            return true;
        }

        /// <summary>Takes a line of a document that the command has asked for.</summary>
        /// <param name="line">The line. It is wiped when this call returns.</param>
        /// <param name="output">Takes the answer; has room for a line.</param>
        /// <returns>True when the command has ended.</returns>
        public virtual bool TakeLine(ConsoleLine line, ConsoleOutput output)
        {
            return true;
        }

        /// <summary>Gives up what was begun, because a line of the document was refused.</summary>
        public virtual void Abandon()
        {
        }

        /// <summary>Whether it waits for lines of a document.</summary>
        public virtual bool WantsLines
        {
            get { return false; }
        }

        /// <summary>
        /// Whether it waits for something that takes its time, so that its next slice comes with the next point of the console's grid. Where
        /// it does not, an open box goes on at once.
        /// </summary>
        public virtual bool IsWaiting
        {
            get { return false; }
        }

        /// <summary>Ends an answer well.</summary>
        protected static bool Ok(ConsoleOutput output)
        {
            output.Line("ok");
            return true;
        }

        /// <summary>Ends an answer where the box is about to restart, and takes nothing more.</summary>
        protected static bool Restarting(ConsoleOutput output)
        {
            return Error(output, ErrorCode.Restarting, "the box is about to restart; tell it again afterwards");
        }

        /// <summary>Ends an answer with what is wrong.</summary>
        /// <param name="output">Takes it.</param>
        /// <param name="code">One of <see cref="ErrorCode"/>.</param>
        /// <param name="text">What was found, and what is allowed or to be done; no secret.</param>
        protected static bool Error(ConsoleOutput output, string code, string text)
        {
            ErrorCode.Write(output, code, text);
            return true;
        }
    }
}
