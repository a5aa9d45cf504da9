using EdgeNode.Provisioning;

namespace EdgeNode.Composition
{
    /// <summary>That the console wants a restart. It is all that the console can reach of the box: no call of it comes to the node.</summary>
    internal sealed class RestartRequest : IBoxControl
    {
        /// <summary>Whether a restart was asked for in this boot.</summary>
        internal bool IsMade { get; private set; }

        /// <inheritdoc/>
        public void RequestRestart()
        {
            IsMade = true;
        }
    }
}
