using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// Which summaries of a run the broker has acknowledged, kept as the number of the first one that it has not. Entry: that
    /// number, the link that this one bears where that is known, and the CRC-32 of run, number and link.
    /// </summary>
    /// <remarks>
    /// Two entries, written in turn. When the one that was written last is lost, the other is one PUBACK behind: a summary is sent
    /// again, with the same bytes.
    /// </remarks>
    internal sealed class AcknowledgedMark
    {
        /// <summary>What <see cref="First"/> is when there is no mark of the run.</summary>
        public const int None = -1;

        private const int LinkAt = BigEndian.Length;
        private const int CrcAt = LinkAt + SummaryChain.LinkLength;
        private const int EntryLength = CrcAt + Crc32.Length;

        private static readonly string[] EntryNames = { "outbox-acked", "outbox-acked-2" };

        private readonly IDurableStore _store;
        private readonly byte[] _run;
        private readonly byte[] _entry = new byte[EntryLength];
        private int _next;
        private bool _isOwed;

        /// <summary>Makes the mark of the run with these digits.</summary>
        public AcknowledgedMark(IDurableStore store, byte[] run)
        {
            _store = store;
            _run = run;
        }

        /// <summary>Number of the first summary that is not acknowledged, as far as the store knows; <see cref="None"/> when it knows none.</summary>
        public int First { get; private set; } = None;

        /// <summary>The link that summary <see cref="First"/> bears; <see cref="SummaryChain.None"/> when it is not known.</summary>
        public string Link { get; private set; } = SummaryChain.None;

        /// <summary>Removes both copies.</summary>
        /// <returns>False when one may be left.</returns>
        public static bool TryErase(IDurableStore store)
        {
            return store.TryDelete(EntryNames[0]) & store.TryDelete(EntryNames[1]);
        }

        /// <summary>Finds the mark in the store.</summary>
        /// <param name="isFinal">Whether what cannot be read counts as lost.</param>
        /// <returns>False when a copy cannot be read now and that is not final.</returns>
        public bool TryRead(bool isFinal)
        {
            for (int copy = 0; copy < EntryNames.Length; copy++)
            {
                int read = _store.Read(EntryNames[copy], 0, _entry, EntryLength);
                if (read == StoreAnswer.Unreadable && !isFinal)
                {
                    return false;
                }

                if (read == EntryLength && BigEndian.Read(_entry, CrcAt) == Check() && (int)BigEndian.Read(_entry, 0) > First)
                {
                    First = (int)BigEndian.Read(_entry, 0);
                    Link = AsciiText.FromBytes(_entry, LinkAt, SummaryChain.LinkLength);
                    _next = EntryNames.Length - 1 - copy;
                }
            }

            return true;
        }

        /// <summary>Commits the mark of a run in which nothing is acknowledged, both copies.</summary>
        /// <returns>False when both commits failed.</returns>
        public bool TryBegin()
        {
            bool isFirstKept = TryWrite(0, SummaryChain.None);
            return TryWrite(0, SummaryChain.None) || isFirstKept;
        }

        /// <summary>Commits a number over the older copy, or else over the other one.</summary>
        /// <param name="first">Number of the first summary that is not acknowledged.</param>
        /// <param name="link">The link that it bears, or <see cref="SummaryChain.None"/>.</param>
        /// <returns>False when both commits failed; <see cref="TryRepeat"/> is then due.</returns>
        public bool TryWrite(int first, string link)
        {
            First = first;
            Link = link;
            _isOwed = !TryWriteOver(_next) && !TryWriteOver(EntryNames.Length - 1 - _next);
            return !_isOwed;
        }

        /// <summary>Commits the number anew when that has failed.</summary>
        /// <returns>False when it failed again. After a restart summaries are then sent again, with the same bytes.</returns>
        public bool TryRepeat()
        {
            return !_isOwed || TryWrite(First, Link);
        }

        private bool TryWriteOver(int copy)
        {
            BigEndian.Write(_entry, 0, (uint)First);
            for (int i = 0; i < SummaryChain.LinkLength; i++)
            {
                _entry[LinkAt + i] = (byte)Link[i];
            }

            BigEndian.Write(_entry, CrcAt, Check());
            if (!_store.TryReplace(EntryNames[copy], _entry, EntryLength))
            {
                return false;
            }

            _next = EntryNames.Length - 1 - copy;
            return true;
        }

        private uint Check()
        {
            return Crc32.Add(Crc32.Add(Crc32.Empty, _run, 0, _run.Length), _entry, 0, CrcAt);
        }
    }
}
