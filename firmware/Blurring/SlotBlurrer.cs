using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Summaries;

namespace EdgeNode.Blurring
{
    /// <summary>
    /// The only door between what sensors see and what may leave: rises and readings go in, and at the end of each slot
    /// the bucket indices of the windows that close come out.
    /// </summary>
    public sealed class SlotBlurrer : IReadingSink
    {
        /// <summary>Makes a blurrer. Nothing is open until <see cref="Begin"/>.</summary>
        public SlotBlurrer(Policy policy, IClock clock, IEntropy entropy)
        {
        }

        /// <summary>Says that a passage sensor is fitted for a counted channel, and gives the sink that its rises go to.</summary>
        /// <returns>Null when the policy has no counted channel of that name; then the rises must go nowhere.</returns>
        public IEdgeSink FitPassageSensor(string channel)
        {
            return null;
        }

        /// <summary>Opens the first slot and all windows at the present uptime.</summary>
        public void Begin()
        {
        }

        /// <inheritdoc/>
        public void Accept(Reading reading)
        {
        }

        /// <summary>Milliseconds until the running slot wants to be closed, at least 0.</summary>
        public int MsToSlotEnd()
        {
            return 0;
        }

        /// <summary>Closes the running slot when it is due, releases each window that ends with it, once, and opens the next.</summary>
        /// <param name="body">The slot's result, valid until the next call; null when false is returned.</param>
        public bool TryCloseSlot(out SummaryBody body)
        {
            body = null;
            return false;
        }
    }
}
