using EdgeNode.Contracts;
using nanoFramework.Runtime.Native;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The processor. nanoFramework has no call for the reset reason that ESP-IDF knows, so that a restart by the firmware
    /// leaves a mark in the store, and every other boot has an unknown cause.
    /// </summary>
    public sealed class Esp32System : ISystem
    {
        private const string MarkName = "restart-cause";

        // What the mark is told by: a store always knows the length of an entry.
        private const int PlannedLength = 0;
        private const int FaultLength = 1;

        private readonly IDurableStore _store;
        private bool _hasCause;

        /// <summary>Looks for the mark of a restart and takes it away.</summary>
        /// <param name="store">Where the mark is.</param>
        public Esp32System(IDurableStore store)
        {
            _store = store;
            int length = store.Length(MarkName);
            bool isTaken = length >= 0 && store.TryDelete(MarkName);
            ResetCause = !isTaken ? ResetCause.Unknown : length == PlannedLength ? ResetCause.Planned : ResetCause.Fault;
        }

        /// <inheritdoc/>
        public ResetCause ResetCause { get; }

        /// <inheritdoc/>
        /// <remarks>Collects garbage, which is the only way to be told.</remarks>
        public int FreeMemoryBytes
        {
            get { return (int)GC.Run(false); }
        }

        /// <summary>Restarts the processor. Everything that is to survive must have been committed.</summary>
        public void Restart()
        {
            Mark(PlannedLength);
            Power.RebootDevice();
        }

        /// <summary>Has the next boot say <see cref="ResetCause.Fault"/>, whatever restarts the processor.</summary>
        public void MarkFault()
        {
            Mark(FaultLength);
        }

        // The first cause stays: the restart after a fault is no planned one, even where the fault could not be noted. Without a mark the
        // next boot only says that its cause is unknown.
        private void Mark(int length)
        {
            if (!_hasCause)
            {
                _hasCause = true;
                _store.TryReplace(MarkName, new byte[length], length);
            }
        }
    }
}
