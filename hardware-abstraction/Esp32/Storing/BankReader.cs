using System;
using System.IO;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Esp32
{
    /// <summary>Reads files of the store. A bank with a wrong check value is damaged; one that the driver cannot read is not known.</summary>
    internal sealed class BankReader
    {
        private readonly byte[] _header = new byte[BankHeader.Length];
        private readonly byte[] _chunk = new byte[128];

        /// <summary>Reads a part of content that lies within it.</summary>
        /// <returns>How many bytes were read, or <see cref="StoreAnswer.Unreadable"/>.</returns>
        public static int Read(StoredContent content, int position, byte[] buffer, int count)
        {
            try
            {
                using (FileStream file = new FileStream(content.Path, FileMode.Open, FileAccess.Read))
                {
                    file.Seek(BankHeader.Length + position, SeekOrigin.Begin);
                    return TryFill(file, buffer, count) ? count : StoreAnswer.Unreadable;
                }
            }
            catch (Exception)
            {
                return StoreAnswer.Unreadable;
            }
        }

        /// <summary>Finds a bank and checks it.</summary>
        /// <param name="path">Path of the bank.</param>
        /// <param name="content">The bank, or null when there is none, its writing was cut off, or false is returned.</param>
        /// <returns>False when the driver failed.</returns>
        public bool TryReadBank(string path, out StoredContent content)
        {
            content = null;
            try
            {
                if (File.Exists(path))
                {
                    using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
                    {
                        return TryCheck(path, file, out content);
                    }
                }

                return true;
            }
            catch (Exception)
            {
                content = null;
                return false;
            }
        }

        // The runtime gives the end of a file as 0 or as -1.
        private static bool TryFill(FileStream file, byte[] buffer, int count)
        {
            int filled = 0;
            while (filled < count)
            {
                int read = file.Read(buffer, filled, count - filled);
                if (read <= 0)
                {
                    return false;
                }

                filled += read;
            }

            return true;
        }

        // A bank that is too short is one whose writing was cut off: littlefs leaves an empty file then, and its length of a file
        // is none of the bytes that can go wrong here. The entry is what it was before.
        private bool TryCheck(string path, FileStream file, out StoredContent content)
        {
            content = null;
            int length = (int)file.Length - BankHeader.Length;
            if (length < 0)
            {
                return true;
            }

            if (!TryFill(file, _header, BankHeader.Length))
            {
                return false;
            }

            if (BigEndian.Read(_header, BankHeader.HeaderCrcAt) != Crc32.Add(Crc32.Empty, _header, 0, BankHeader.HeaderCrcAt))
            {
                content = new StoredContent(path, length, StoredContent.UnknownSequence, true);
                return true;
            }

            int left = (int)BigEndian.Read(_header, BankHeader.LengthAt);
            if (left > length)
            {
                return true;
            }

            uint crc = Crc32.Empty;
            while (left > 0)
            {
                int part = left < _chunk.Length ? left : _chunk.Length;
                if (!TryFill(file, _chunk, part))
                {
                    return false;
                }

                crc = Crc32.Add(crc, _chunk, 0, part);
                left -= part;
            }

            bool isDamaged = crc != BigEndian.Read(_header, BankHeader.ContentCrcAt);
            content = new StoredContent(path, length, BigEndian.Read(_header, BankHeader.SequenceAt), isDamaged);
            return true;
        }
    }
}
