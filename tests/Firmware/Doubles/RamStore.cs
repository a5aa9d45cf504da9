using System;
using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A durable store in memory of which one commit, chosen by number, fails or is the last before a power cut, and of which
    /// entries cannot be read or are damaged while a test says so.</summary>
    public sealed class RamStore : IDurableStore
    {
        private const int MaxEntries = 64;
        private const int NoCommit = -1;

        private readonly string[] _names = new string[MaxEntries];
        private readonly byte[][] _contents = new byte[MaxEntries][];
        private readonly bool[] _areDamaged = new bool[MaxEntries];
        private int _faultyCommit = NoCommit;
        private StoreFault _fault;

        /// <summary>Makes an empty store.</summary>
        public RamStore()
        {
            // As in SettingsDraft: on the device they are not null otherwise.
            for (int i = 0; i < MaxEntries; i++)
            {
                _names[i] = null;
            }
        }

        /// <summary>Commits that were asked for, the failed ones too.</summary>
        public int Commits { get; private set; }

        /// <summary>Name of an entry that can be neither read nor changed, or null for none.</summary>
        public string Unreadable { get; set; }

        /// <summary>What the names of entries begin with whose replaces fail, or null for none.</summary>
        public string FailReplacesOf { get; set; }

        /// <summary>Chooses the commit that goes wrong, and how.</summary>
        /// <param name="number">Commits from now on that go well before it.</param>
        /// <param name="fault">What becomes of it.</param>
        public void SpoilCommit(int number, StoreFault fault)
        {
            _faultyCommit = Commits + number;
            _fault = fault;
        }

        /// <summary>A store with the same entries, of which none is damaged.</summary>
        public RamStore Copy()
        {
            RamStore copy = new RamStore();
            for (int i = 0; i < MaxEntries; i++)
            {
                if (_names[i] != null)
                {
                    copy.Put(_names[i], Resized(_contents[i], _contents[i].Length));
                }
            }

            return copy;
        }

        /// <summary>Content of an entry, or null. Not a copy: a test that changes it damages the store.</summary>
        public byte[] ContentOf(string name)
        {
            int i = IndexOf(name);
            return i < 0 ? null : _contents[i];
        }

        /// <summary>Spoils an entry as a whole, as the device's store finds one whose check value is wrong, until it is replaced or deleted.</summary>
        public void Damage(string name)
        {
            _areDamaged[IndexOf(name)] = true;
        }

        /// <summary>Cuts bytes off the end of an entry, or with a negative number adds zeros.</summary>
        public void Shorten(string name, int bytes)
        {
            int i = IndexOf(name);
            _contents[i] = Resized(_contents[i], _contents[i].Length - bytes);
        }

        /// <summary>How many entries there are whose name begins with <paramref name="prefix"/>.</summary>
        public int CountOf(string prefix)
        {
            int count = 0;
            for (int i = 0; i < MaxEntries; i++)
            {
                if (_names[i] != null && _names[i].IndexOf(prefix) == 0)
                {
                    count++;
                }
            }

            return count;
        }

        /// <summary>Puts an entry there, as a technician does.</summary>
        public void Put(string name, byte[] content)
        {
            int i = Place(name);
            _names[i] = name;
            _contents[i] = content;
            _areDamaged[i] = false;
        }

        public int Length(string name)
        {
            int answer = AnswerOf(name);
            return answer == 0 ? ContentOf(name).Length : answer;
        }

        public int Read(string name, int position, byte[] buffer, int count)
        {
            int answer = AnswerOf(name);
            if (answer != 0)
            {
                return answer;
            }

            byte[] content = ContentOf(name);
            int left = content.Length - position;
            int read = left < 0 ? 0 : left < count ? left : count;
            if (read > 0)
            {
                Array.Copy(content, position, buffer, 0, read);
            }

            return read;
        }

        public bool TryAppend(string name, byte[] data, int count)
        {
            if (AnswerOf(name) == StoreAnswer.Damaged)
            {
                return false;
            }

            byte[] before = ContentOf(name) ?? new byte[0];
            byte[] after = Resized(before, before.Length + count);
            Array.Copy(data, 0, after, before.Length, count);
            return TryCommit(name, after);
        }

        public bool TryReplace(string name, byte[] data, int count)
        {
            return (FailReplacesOf == null || name.IndexOf(FailReplacesOf) != 0) && TryCommit(name, Resized(data, count));
        }

        public bool TryDelete(string name)
        {
            return TryCommit(name, null);
        }

        private static byte[] Resized(byte[] content, int length)
        {
            byte[] resized = new byte[length];
            Array.Copy(content, 0, resized, 0, length < content.Length ? length : content.Length);
            return resized;
        }

        private int AnswerOf(string name)
        {
            int i = IndexOf(name);
            return name == Unreadable ? StoreAnswer.Unreadable
                : i < 0 ? StoreAnswer.Missing
                : _areDamaged[i] ? StoreAnswer.Damaged
                : 0;
        }

        private bool TryCommit(string name, byte[] content)
        {
            if (name == Unreadable)
            {
                return false;
            }

            bool isFaulty = Commits++ == _faultyCommit;
            if (!isFaulty || _fault == StoreFault.FailsWithNewContent || _fault == StoreFault.CutAfter)
            {
                Change(name, content);
            }

            if (isFaulty && (_fault == StoreFault.CutBefore || _fault == StoreFault.CutAfter))
            {
                throw new PowerCutException();
            }

            return !isFaulty;
        }

        private void Change(string name, byte[] content)
        {
            if (content != null)
            {
                Put(name, content);
                return;
            }

            int i = IndexOf(name);
            if (i >= 0)
            {
                _names[i] = null;
                _contents[i] = null;
            }
        }

        private int IndexOf(string name)
        {
            int i = MaxEntries - 1;
            while (i >= 0 && _names[i] != name)
            {
                i--;
            }

            return i;
        }

        private int Place(string name)
        {
            int i = IndexOf(name);
            for (int free = 0; i < 0; free++)
            {
                i = _names[free] == null ? free : -1;
            }

            return i;
        }
    }
}
