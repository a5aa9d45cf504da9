using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// Named entries as files of the internal littlefs. An entry stands in one of two banks, <c>NAME.a</c> or <c>NAME.b</c>: a
    /// replace writes the other bank and then removes the one before, and a reader takes the bank with the higher sequence.
    /// So one is always whole.
    /// </summary>
    /// <remarks>
    /// A commit is the close of a file. An append is a single one, to the end of the bank, and its promise is that of
    /// littlefs: content is as it was at the last close. The check values of a bank cover what the replace wrote, not what was
    /// appended; who appends brings a check of its own.
    ///
    /// A bank with a wrong check value is damage and not a cut: littlefs writes data to fresh blocks and tells its metadata of
    /// them only at the close (lfs.c, lfs_file_sync), so a cut leaves the bank as it was, or, when it was new, an empty file, which
    /// counts as none. Data blocks have no check in littlefs. Metadata, names and files of a few bytes have: a wrong bit there takes
    /// commits back, which cannot be seen from here. A damaged bank whose sequence cannot be told may be the newest, so it counts.
    ///
    /// Cut at every byte and with every bit flipped on a PC, over a flash that behaves as littlefs's source says (tests/Esp32); a
    /// real one, a reformatted partition and wear are untested. A driver that falsely says that a file is not there cannot be told
    /// from the truth. Any thread may call: the link reads its entries on a thread of its own.
    /// </remarks>
    public sealed class FileStore : IDurableStore
    {
        private const string Folder = "I:\\";

        private readonly object _lock = new object();
        private readonly BankReader _reader = new BankReader();
        private string _foundName;
        private StoredContent _found;

        /// <inheritdoc/>
        public int Length(string name)
        {
            lock (_lock)
            {
                int answer = AnswerOf(name, out StoredContent content);
                return answer != 0 ? answer : content.Length;
            }
        }

        /// <inheritdoc/>
        public int Read(string name, int position, byte[] buffer, int count)
        {
            lock (_lock)
            {
                int answer = AnswerOf(name, out StoredContent content);
                if (answer != 0)
                {
                    return answer;
                }

                int left = content.Length - position;
                return left > 0 ? BankReader.Read(content, position, buffer, left < count ? left : count) : 0;
            }
        }

        /// <inheritdoc/>
        public bool TryAppend(string name, byte[] data, int count)
        {
            lock (_lock)
            {
                if (!TryTake(name, out StoredContent content) || (content != null && content.IsDamaged))
                {
                    return false;
                }

                return content == null
                    ? BankWriter.TryWrite(FirstBank(name), 1, data, count)
                    : BankWriter.TryAppend(content.Path, data, count);
            }
        }

        /// <inheritdoc/>
        public bool TryReplace(string name, byte[] data, int count)
        {
            lock (_lock)
            {
                if (!TryTake(name, out StoredContent before))
                {
                    return false;
                }

                string bank = before != null && before.Path == FirstBank(name) ? SecondBank(name) : FirstBank(name);
                if (before != null && before.IsDamaged)
                {
                    // Over what is damaged, whose sequence may not be known, when nothing else can count any more.
                    return BankWriter.TryDelete(bank) && BankWriter.TryWrite(before.Path, 1, data, count);
                }

                if (!BankWriter.TryWrite(bank, before == null ? 1 : before.Sequence + 1, data, count))
                {
                    return false;
                }

                // Should this fail, the lower sequence tells, and the next replace writes over it.
                if (before != null)
                {
                    BankWriter.TryDelete(before.Path);
                }

                return true;
            }
        }

        /// <inheritdoc/>
        public bool TryDelete(string name)
        {
            lock (_lock)
            {
                // What counts goes last: after a cut in between, the entry has its old content and not an older one.
                return TryTake(name, out StoredContent content)
                    && TryDeleteUnless(content, FirstBank(name))
                    && TryDeleteUnless(content, SecondBank(name))
                    && (content == null || BankWriter.TryDelete(content.Path));
            }
        }

        private static string FirstBank(string name)
        {
            return Folder + name + ".a";
        }

        private static string SecondBank(string name)
        {
            return Folder + name + ".b";
        }

        private static bool TryDeleteUnless(StoredContent content, string path)
        {
            return (content != null && content.Path == path) || BankWriter.TryDelete(path);
        }

        // 0 when there is content to read.
        private int AnswerOf(string name, out StoredContent content)
        {
            return !TryFind(name, out content) ? StoreAnswer.Unreadable
                : content == null ? StoreAnswer.Missing
                : content.IsDamaged ? StoreAnswer.Damaged
                : 0;
        }

        // Before a change, which makes what is remembered wrong.
        private bool TryTake(string name, out StoredContent content)
        {
            bool isKnown = TryFind(name, out content);
            _foundName = null;
            return isKnown;
        }

        // The last entry looked for is remembered, because length and content are asked for one after the other. When the
        // driver fails (no memory for its buffer, while TLS has it), nobody knows which bank counts: what took the other one for
        // missing would be lost to a higher sequence later.
        private bool TryFind(string name, out StoredContent content)
        {
            if (name != _foundName)
            {
                _foundName = null;
                _found = null;
                if (!_reader.TryReadBank(FirstBank(name), out StoredContent first)
                    || !_reader.TryReadBank(SecondBank(name), out StoredContent second))
                {
                    content = null;
                    return false;
                }

                _found = second != null && (first == null || second.Sequence > first.Sequence) ? second : first;
                _foundName = name;
            }

            content = _found;
            return true;
        }
    }
}
