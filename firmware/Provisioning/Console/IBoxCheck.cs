namespace EdgeNode.Provisioning
{
    /// <summary>
    /// A test of some of a box, begun and then polled; each slice returns at once. Only for an open box. What it tells is good or not good:
    /// never a reading, a count, or the moment of one.
    /// </summary>
    public interface IBoxCheck
    {
        /// <summary>What the result told last is about, such as <c>dns</c>.</summary>
        string Subject { get; }

        /// <summary>What is wrong with it: a word, a colon, what was found, and what to do; null where it is good.</summary>
        string Fault { get; }

        /// <summary>Begins anew.</summary>
        void Begin();

        /// <summary>Does a slice.</summary>
        CheckProgress Step();
    }
}
