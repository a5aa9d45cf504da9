using EdgeNode.Contracts;
using nanoFramework.Runtime.Native;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// The processor. nanoFramework has no call for the reset reason that ESP-IDF knows, so that a planned restart
    /// leaves a mark in the store, and every other boot has an unknown cause.
    /// </summary>
    public sealed class Esp32System : ISystem
    {
        private const string MarkName = "planned-restart";

        private readonly IDurableStore _store;

        /// <summary>Looks for the mark of a planned restart and takes it away.</summary>
        /// <param name="store">Where the mark is.</param>
        public Esp32System(IDurableStore store)
        {
            _store = store;
            bool isPlanned = store.Length(MarkName) >= 0 && store.TryDelete(MarkName);
            ResetCause = isPlanned ? ResetCause.Planned : ResetCause.Unknown;
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
            // Without the mark the next boot only says that its cause is unknown.
            _store.TryReplace(MarkName, new byte[0], 0);
            Power.RebootDevice();
        }
    }
}
