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
        private const string PlannedMarkName = "planned-restart";
        private const string FaultMarkName = "fault-restart";

        private readonly IDurableStore _store;

        /// <summary>Looks for the mark of a restart and takes it away.</summary>
        /// <param name="store">Where the mark is.</param>
        public Esp32System(IDurableStore store)
        {
            _store = store;
            bool isPlanned = TryTake(PlannedMarkName);
            bool isFault = TryTake(FaultMarkName);
            ResetCause = isFault ? ResetCause.Fault : isPlanned ? ResetCause.Planned : ResetCause.Unknown;
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
            Leave(PlannedMarkName);
            Power.RebootDevice();
        }

        /// <summary>Has the next boot say <see cref="ResetCause.Fault"/>, whatever restarts the processor.</summary>
        public void MarkFault()
        {
            Leave(FaultMarkName);
        }

        // Without a mark the next boot only says that its cause is unknown.
        private void Leave(string mark)
        {
            _store.TryReplace(mark, new byte[0], 0);
        }

        private bool TryTake(string mark)
        {
            return _store.Length(mark) >= 0 && _store.TryDelete(mark);
        }
    }
}
