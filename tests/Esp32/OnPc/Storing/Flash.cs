using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>
    /// The files of a box. Everything that is done with them is a step; at any step power can be cut, after which nothing
    /// changes any more, or the driver can fail once.
    /// </summary>
    /// <remarks>
    /// As nf-interpreter's ESP32 driver and littlefs do it (targets/ESP32/_littlefs, lfs.c): opening a file that is not there
    /// commits an empty one; what is written to a file is kept at its close, at once or not at all; a file of which a write failed
    /// keeps its old content; removal is one commit.
    /// </remarks>
    public sealed class Flash
    {
        private const int Never = -1;

        private readonly FlashKind _kind;
        private readonly Dictionary<string, byte[]> _files = new Dictionary<string, byte[]>();
        private readonly Dictionary<string, int> _open = new Dictionary<string, int>();
        private int _cutAt = Never;
        private int _failAt = Never;

        /// <summary>Makes an empty one.</summary>
        public Flash(FlashKind kind)
        {
            _kind = kind;
        }

        /// <summary>Steps so far.</summary>
        public int Steps { get; private set; }

        /// <summary>Whether power was cut.</summary>
        public bool IsOff { get; private set; }

        /// <summary>Whether the failure asked for has happened.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>Commits so far.</summary>
        public int Commits { get; private set; }

        /// <summary>Files that are open.</summary>
        public int OpenFiles
        {
            get { return _open.Count; }
        }

        /// <summary>Paths of the files, and the content of each.</summary>
        public IReadOnlyDictionary<string, byte[]> Files
        {
            get { return _files; }
        }

        /// <summary>Cuts power at a step, counted from now.</summary>
        public void CutAt(int step)
        {
            _cutAt = Steps + step;
        }

        /// <summary>Lets the driver fail at a step, counted from now, once.</summary>
        public void FailAt(int step)
        {
            _failAt = Steps + step;
        }

        /// <summary>Takes back a failure that was asked for and has not come.</summary>
        public void FailNoMore()
        {
            _failAt = Never;
        }

        /// <summary>Leaves a file open to write, as a driver does that has lost count: nobody can open it until the next boot.</summary>
        public void HoldOpen(string path)
        {
            _open[path] = int.MaxValue;
        }

        /// <summary>The flash as the next boot finds it.</summary>
        public Flash AfterPowerOn()
        {
            Flash next = new Flash(_kind);
            foreach (KeyValuePair<string, byte[]> file in _files)
            {
                next._files.Add(file.Key, file.Value.ToArray());
            }

            return next;
        }

        /// <summary>
        /// Whether there is no room for more data. As in the driver, which does not look at the result of its own flush, a write then
        /// seems to succeed and the file keeps its old content.
        /// </summary>
        public bool IsFull { get; set; }

        /// <summary>Turns one bit of a file round.</summary>
        public void Flip(string path, int bit)
        {
            _files[path][bit / 8] ^= (byte)(1 << (bit % 8));
        }

        /// <summary>Puts a file there, as a PC tool copies it onto a box.</summary>
        public void Put(string path, byte[] content)
        {
            _files[path] = content;
        }

        // A driver that fails here says that the file is not there, which no caller can see through: that is not one of the
        // failures to stand.
        internal bool Exists(string path)
        {
            if (Steps == _failAt)
            {
                _failAt++;
            }

            Pass();
            return _files.ContainsKey(path);
        }

        internal void Delete(string path)
        {
            ThrowWhenOpen(path, true);
            Pass();
            Commits++;
            _files.Remove(path);
        }

        internal byte[] Open(string path, bool isToWrite)
        {
            ThrowWhenOpen(path, isToWrite);
            Pass();
            if (!_files.ContainsKey(path))
            {
                _files.Add(path, new byte[0]);
            }

            _open[path] = isToWrite ? int.MaxValue : _open.GetValueOrDefault(path) + 1;
            return _files[path];
        }

        /// <summary>One elementary change of an open file.</summary>
        internal void Change(string path, List<byte> content)
        {
            Pass();
            if (_kind == FlashKind.KeepsEachByte)
            {
                _files[path] = content.ToArray();
            }
        }

        internal void Close(string path, byte[] changed)
        {
            if (_open[path] == int.MaxValue || --_open[path] == 0)
            {
                _open.Remove(path);
            }

            Pass();
            if (changed != null && !(IsFull && changed.Length > 0))
            {
                Commits++;
                _files[path] = changed;
            }
        }

        /// <summary>One step that changes nothing.</summary>
        internal void Pass()
        {
            int step = Steps++;
            IsOff |= step == _cutAt;
            if (IsOff)
            {
                throw new IOException("no power");
            }

            if (step == _failAt)
            {
                HasFailed = true;
                throw new IOException("the driver failed");
            }
        }

        // FileSystemManager's list: one writer, or readers.
        private void ThrowWhenOpen(string path, bool isToWrite)
        {
            if (_open.TryGetValue(path, out int readers) && (isToWrite || readers == int.MaxValue))
            {
                throw new IOException("open already");
            }
        }
    }
}
