using System.Collections.Generic;
using EdgeNode.Esp32OnPc;

namespace System.IO
{
    /// <summary>
    /// nanoFramework.System.IO.FileSystem, <c>FileStream</c>: Create opens what is there and then truncates it; the end of a
    /// file is read as -1; Close throws what the driver's close fails with.
    /// </summary>
    internal sealed class FileStream : IDisposable
    {
        private readonly string _path;
        private readonly List<byte> _content;
        private readonly bool _isToWrite;
        private bool _isChanged;
        private bool _isSpoiled;
        private int _position;

        public FileStream(string path, FileMode mode, FileAccess access)
        {
            Chip.Note("FileStream..ctor", $"{path} {mode} {access}");
            _path = path;
            _isToWrite = access == FileAccess.Write;
            if (mode == FileMode.Open && !Flash.Exists(path))
            {
                throw new IOException("no such file");
            }

            _content = new List<byte>(Flash.Open(path, _isToWrite));
            _position = mode == FileMode.Append ? _content.Count : 0;
            if (mode == FileMode.Create && _content.Count > 0)
            {
                Truncate();
            }
        }

        public long Length
        {
            get
            {
                Chip.Note("FileStream.get_Length", _path);
                Flash.Pass();
                return _content.Count;
            }
        }

        private static Flash Flash
        {
            get { return Chip.Current.Flash; }
        }

        public int Read(byte[] buffer, int offset, int count)
        {
            Chip.Note("FileStream.Read", $"{_path} {count}");
            Flash.Pass();
            int left = Math.Min(count, _content.Count - _position);
            if (left <= 0)
            {
                return count == 0 ? 0 : -1;
            }

            _content.CopyTo(_position, buffer, offset, left);
            _position += left;
            return left;
        }

        public long Seek(long offset, SeekOrigin origin)
        {
            Chip.Note("FileStream.Seek", $"{_path} {offset} {origin}");
            Flash.Pass();
            _position = (int)offset;
            return _position;
        }

        public void Write(byte[] buffer, int offset, int count)
        {
            Chip.Note("FileStream.Write", _path, buffer.AsSpan(offset, count).ToArray());
            for (int i = 0; i < count; i++)
            {
                _isChanged = true;
                _content.Add(buffer[offset + i]);
                Commit();
            }
        }

        public void Dispose()
        {
            Chip.Note("FileStream.Dispose", _path);
            Close();
        }

        private void Close()
        {
            // A new file was committed when it was opened; littlefs drops a file of which a write failed.
            Flash.Close(_path, _isChanged && !_isSpoiled ? _content.ToArray() : null);
        }

        private void Truncate()
        {
            _content.Clear();
            _isChanged = true;
            try
            {
                Commit();
            }
            catch (IOException)
            {
                Close();
                throw;
            }
        }

        private void Commit()
        {
            try
            {
                Flash.Change(_path, _content);
            }
            catch (IOException)
            {
                _isSpoiled = true;
                throw;
            }
        }
    }
}
