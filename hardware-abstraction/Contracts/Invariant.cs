namespace EdgeNode.Contracts
{
    /// <summary>
    /// What holds between the parts of the firmware whatever happens outside it, checked on the device too. Where it does not hold, the
    /// firmware is wrong or its memory is: the box says nothing more, restarts, and finds its state anew in the store.
    /// </summary>
    public static class Invariant
    {
        /// <summary>Goes on only if <paramref name="holds"/>.</summary>
        /// <exception cref="InvariantException">It does not hold.</exception>
        public static void Demand(bool holds)
        {
            if (!holds)
            {
                throw new InvariantException();
            }
        }
    }
}
