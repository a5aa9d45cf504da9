using EdgeNode.Provisioning;
using EdgeNode.Reporting;

namespace EdgeNode.Composition
{
    /// <summary>What a box has measured and not delivered, as a factory reset removes it.</summary>
    internal sealed class StoredOutbox : IOutboxEraser
    {
        private readonly NodeHardware _hardware;

        internal StoredOutbox(NodeHardware hardware)
        {
            _hardware = hardware;
        }

        /// <inheritdoc/>
        public bool TryErase()
        {
            return OutboxErasure.TryErase(_hardware.Store, _hardware.OutboxSegments);
        }
    }
}
